//! Posts that the end of a line broke before their last letter: …、道路課 / 長　柊　誠、….

use super::printed::Printed;

/// What such a post ends with before that letter.
const UNITS: [char; 11] = ['課', '部', '局', '室', '所', '係', '科', '院', '校', '班', '館'];

/// The lines, the last letter of a post with the rest of it.
pub(super) fn mended(lines: Vec<Printed>) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    for line in lines {
        let pieces = line.flow.pieces();
        let letter = match pieces.as_slice() {
            [(first, _), (next, _), ..] if &line.flow.as_str()[first.clone()] == "長" => {
                Some((first.clone(), next.start))
            }
            _ => None,
        };
        let broken = |last: &&mut Printed| {
            let words = last.flow.as_str();
            words.ends_with(UNITS) && words.contains(['、', ',']) && line.name.is_none()
        };
        match letter.zip(found.last_mut().filter(broken)) {
            Some(((letter, next), last)) => {
                last.flow.mend(&line.flow.slice(letter));
                let rest = line.flow.slice(next..line.flow.as_str().len());
                found.push(line.of_words(rest));
            }
            None => found.push(line),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_last_letter_of_a_post_is_of_the_line_above() {
        check(
            "出席者\n執行部　副市長　高橋　静子、港湾課長　柊　誠、道路課\n　　　　長　森　花子、水道課長　鈴木　進　ほか関係職員\n",
            &[
                "執行部 高橋静子 :副市長",
                "執行部 柊誠 :港湾課長",
                "執行部 森花子 :道路課長",
                "執行部 鈴木進 :水道課長",
            ],
        );
    }
}
