//! `graph`: who and what is joined to what: ranks, communities, bridges and paths.

mod answer;
mod show;

use clap::{Args, Subcommand, ValueEnum};
use gijigraph::{
    graph::{self, Kind, Network, Projection},
    store::Store,
};

use super::{Done, Failure, Terminal, arguments};
use answer::Format;

const AFTER: &str = "\
Examples / 例:
  gijigraph graph stats
  gijigraph graph rank --by betweenness --kind person       who stands between others / 仲介する人
  gijigraph graph communities --projection co-attendance    who meets whom / 同席のまとまり
  gijigraph graph path 澤芳樹 カルタヘナ法                  through which meeting or statement / どの会議・発言を経て
  gijigraph graph neighbours ゲノム編集
  gijigraph graph bridge --limit 5

Projections and the weight of an edge / 射影と辺の重み:
  person-issue         who raised which issue: statements / 人と論点（発言数）
  person-organization  who was of which body: meetings that attest it / 人と機関（会議数）
  issue-law            which issue concerns which law: statements / 論点と法令（発言数）
  co-raising           who raised the same: issues, laws, technologies, programmes shared / 共通の論点・対象の数
  co-attendance        who was at the same meetings: meetings / 同席した会議の数
  all                  all but the last two, with meetings and groups as nodes / 会議と集団を含む全体

A group (参考人 of one meeting) is a node of its own and never its members. Who may have spoken as one of a group, and
what is inferred from the wording, joins nothing without --with-candidates, and is marked with it. Meetings and things
shared by more than 500 make no pairs. The same store gives the same answer, digit by digit.";

/// Rank, divide and walk the graph as a network / ネットワークとして分析する（中心性・コミュニティ・経路）
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Count nodes, edges, components and communities / 規模とまとまり
    #[command(after_help = "Example / 例:\n  gijigraph graph stats --projection person-issue --format json")]
    Stats {
        #[command(flatten)]
        form: Form,
    },
    /// Rank nodes by a measure / 中心性の順位
    ///
    /// degree: neighbours. strength: weight of all edges. pagerank: weighted, damping 0.85. betweenness: share of
    /// shortest paths between others, edges of one step each; estimated from 2000 nodes where there are more.
    #[command(after_help = "Example / 例:\n  gijigraph graph rank --by betweenness --kind person --limit 10")]
    Rank {
        /// The measure that decides / 順位の基準
        #[arg(long, value_enum, default_value_t = By::Pagerank)]
        by: By,
        /// Only nodes of this kind; may be given several times / 種類を限る
        #[arg(long, value_enum, value_name = "KIND")]
        kind: Vec<KindName>,
        #[command(flatten)]
        form: Form,
    },
    /// Divide into communities by the Louvain method, in a fixed order, with their modularity / コミュニティ
    #[command(after_help = "Example / 例:\n  gijigraph graph communities --projection co-attendance")]
    Communities {
        #[command(flatten)]
        form: Form,
    },
    /// Show the shortest way between two things, with the words that make it / 二者をつなぐ最短経路と根拠
    #[command(after_help = "Example / 例:\n  gijigraph graph path 澤芳樹 カルタヘナ法")]
    Path {
        /// Name, IRI or id / 名前またはID
        from: String,
        /// Name, IRI or id
        to: String,
        #[command(flatten)]
        form: Form,
    },
    /// Show what a thing is joined to / 隣り合うもの
    #[command(after_help = "Example / 例:\n  gijigraph graph neighbours 澤芳樹 --limit 10")]
    Neighbours {
        /// Name, IRI or id
        name: String,
        #[command(flatten)]
        form: Form,
    },
    /// Show people and bodies that join communities / コミュニティをつなぐ人・機関
    #[command(after_help = "Example / 例:\n  gijigraph graph bridge --limit 5")]
    Bridge {
        #[command(flatten)]
        form: Form,
    },
}

/// Which network.
#[derive(Args)]
pub(super) struct NetworkArguments {
    /// Which relations make the edges / 射影
    #[arg(long, value_enum, default_value_t = ProjectionName::All)]
    pub(super) projection: ProjectionName,
    /// Add who may have said it, and inferred attributions, marked / 候補と推定を印付きで含める
    #[arg(long)]
    pub(super) with_candidates: bool,
}

#[derive(Args)]
struct Form {
    #[command(flatten)]
    network: NetworkArguments,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Show at most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    store: arguments::StoreArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ProjectionName {
    PersonIssue,
    PersonOrganization,
    IssueLaw,
    CoRaising,
    CoAttendance,
    All,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    Degree,
    Strength,
    Pagerank,
    Betweenness,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    Person,
    Organization,
    Group,
    Issue,
    #[value(alias = "regulation")]
    Law,
    Technology,
    Initiative,
    Disease,
    Meeting,
}

impl NetworkArguments {
    /// Whether anything but the default was asked for.
    pub(super) fn is_given(&self) -> bool {
        self.projection != ProjectionName::All || self.with_candidates
    }

    /// The network asked for.
    pub(super) fn read(&self, store: &Store, terminal: &Terminal) -> Result<Network, Failure> {
        let projection = match self.projection {
            ProjectionName::PersonIssue => Projection::PersonIssue,
            ProjectionName::PersonOrganization => Projection::PersonOrganization,
            ProjectionName::IssueLaw => Projection::IssueLaw,
            ProjectionName::CoRaising => Projection::CoRaising,
            ProjectionName::CoAttendance => Projection::CoAttendance,
            ProjectionName::All => Projection::All,
        };
        let network = Network::of(store, projection, self.with_candidates)?;
        for label in &network.crowded {
            terminal.warning(&format!("`{label}` is shared by too many: pairs of them are left out"));
        }
        Ok(network)
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let (Command::Stats { form }
    | Command::Rank { form, .. }
    | Command::Communities { form }
    | Command::Path { form, .. }
    | Command::Neighbours { form, .. }
    | Command::Bridge { form }) = &arguments.command;
    let store = form.store.read(terminal)?;
    let network = form.network.read(&store, terminal)?;
    if network.graph.node_count() == 0 {
        terminal.note(
            "the projection is empty / 該当なし: another --projection, or --with-candidates, may hold more",
        );
        return Ok(Done::Lacking);
    }
    let answer = match &arguments.command {
        Command::Stats { .. } => show::stats(&network),
        Command::Rank { by, kind, .. } => {
            let kinds: Vec<Kind> = kind.iter().map(|&kind| kind.into()).collect();
            show::rank(&network, *by, &kinds, form.limit, terminal)
        }
        Command::Communities { .. } => show::communities(&network, form.limit),
        Command::Path { from, to, .. } => {
            let [from, to] = [from, to].map(|name| graph::name::resolve(&store, &network, name));
            let Some(path) = graph::path::explained(&store, &network, from?, to?)? else {
                terminal.note("nothing joins the two / つながりがありません");
                return Ok(Done::Lacking);
            };
            show::path(&path, form.format)?
        }
        Command::Neighbours { name, .. } => {
            let node = graph::name::resolve(&store, &network, name)?;
            show::neighbours(&network, node, form.limit)
        }
        Command::Bridge { .. } => show::bridges(&network, form.limit),
    };
    let found = answer.write(form.format)?;
    Ok(if found { Done::Well } else { Done::Lacking })
}

impl From<graph::name::Error> for Failure {
    fn from(error: graph::name::Error) -> Self {
        match error {
            graph::name::Error::Store(error) => error.into(),
            graph::name::Error::Unknown { .. } => {
                Self::Told { code: super::failure::LACKING, message: error.to_string() }
            }
            other => Self::usage(other.to_string()),
        }
    }
}

impl From<KindName> for Kind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Person => Self::Person,
            KindName::Organization => Self::Organization,
            KindName::Group => Self::Group,
            KindName::Issue => Self::Issue,
            KindName::Law => Self::Law,
            KindName::Technology => Self::Technology,
            KindName::Initiative => Self::Initiative,
            KindName::Disease => Self::Disease,
            KindName::Meeting => Self::Meeting,
        }
    }
}
