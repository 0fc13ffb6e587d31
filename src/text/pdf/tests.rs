use super::*;

#[test]
fn what_is_no_pdf_after_its_first_line_is_damaged() {
    let error = read(b"%PDF-1.7\nnothing else").unwrap_err();
    assert!(matches!(error, Unreadable::Damaged { format: Format::Pdf, .. }), "{error}");
}
