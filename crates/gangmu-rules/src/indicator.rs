use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use crate::entry::{Entry, raw_entry};
use crate::{Catalogue, CueRules, Lexicon, RuleError, RuleFiles};

const FILE: &str = "indicator.toml";

/// The table of `rules/indicator.toml`: words that shape the name of what a quantity measures.
#[derive(Debug)]
pub struct IndicatorRules {
    /// The groups of words, in the order of the file.
    pub groups: Vec<WordGroup>,
    /// All words of this table and of the cues that touch quantities, for look-up.
    pub lexicon: Lexicon,
}

/// Words that play one role.
#[derive(Debug, Clone)]
pub struct WordGroup {
    /// Its id.
    pub id: RuleId,
    /// What they do.
    pub role: WordRole,
    /// The words.
    pub words: Vec<String>,
    /// Longer words in which one of them does not count (行为 for 为).
    pub except: Vec<String>,
}

/// What a word does to an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WordRole {
    /// Left out at the beginning: adverbs, connectives, verbs of reaching (确保, 实现).
    Lead,
    /// The subject of the whole document (全县, 我市): left out at the beginning.
    Whole,
    /// Left out at the end: 共, 已, 了.
    Tail,
    /// A verb that acts on counted things (新建, 培训): the indicator begins with it.
    Act,
    /// A verb only where a clause begins with it; elsewhere a noun (建设, 培训).
    ActFirst,
    /// A noun that says nothing without what it belongs to (占比, 面积, 投资): takes the topic before it.
    Head,
    /// An ending of such nouns where they are short (率, 数).
    HeadEnding,
    /// A preposition that opens an adverbial (在, 对, 为, 通过).
    Preposition,
    /// Closes a list of examples before a count (等).
    Members,
    /// Goes before the quantity of a share of something (占).
    Share,
    /// A noun after the quantity that names a goal, not a thing (目标, 要求).
    GoalNoun,
    /// Joins members of an enumeration (和, 及).
    And,
    /// Joins an attribute to its noun (的).
    Of,
    /// A verb whose object belongs to what was counted before (涉及, 受益).
    Derived,
    /// How often something is done (每周).
    Period,
    /// A short rate that says enough alone (近视率).
    Full,
    /// A prize or medal: takes the contest before it (一等奖).
    Award,
    /// A rate that cannot be more than 100 % (占比).
    Bounded,
    /// An aspect particle, never the beginning of a name (了).
    Particle,
    /// A verb of giving (给予): the noun after the sum is what is given.
    Give,
    /// A noun for what is given (补贴): takes who gets it.
    Gift,
    /// The size of a change as a noun (增速): measured itself where it changes (增速提高0.3个百分点).
    Growth,
    /// Says that something is more than what it is compared with (比同期增速高).
    Higher,
    /// Says that something is less than what it is compared with (比同期增速低).
    Lower,
    /// Says what a thing does to the growth of another (拉动GDP增长): takes the thing before it.
    Pull,
    /// What the parts of a whole are measured by too, where the text says it once (招生人数, 其中本科).
    Parted,
    /// Begins a clause that says by what a whole is split up (按地域分).
    SplitStart,
    /// Ends a clause that says by what a whole is split up (分区域看).
    SplitEnd,
    /// Says that a whole takes in all kinds (各级各类): it tells nothing from its neighbours.
    Generic,
    /// Parts a place from the things that it has (有).
    Possess,
    /// A word for two things at once, each with its own value after 分别 (城乡).
    Both,
    /// Says what became of a thing (全部完工).
    Predicate,
    /// Repeats a bound in a bracket (含).
    Including,
    /// Excludes a bound in a bracket (不含).
    Excluding,
    /// Opens a clause that describes the noun after 的 (具有).
    Describing,
    /// Names a whole of its own (余额).
    Total,
    /// Ends the name of those who produce, of whom only a change is told (国有企业增长8%).
    Subject,
    /// Ends a word that tells a part from the others and needs the noun of the whole (国家级).
    Attributive,
    /// Ends words that describe the noun after 的 (领先).
    Quality,
    /// What stands before it only describes (为代表的).
    HeadedBy,
    /// After a date: it is what something is compared with (同期, 不变价格).
    Base,
    /// Closes what is split up (中).
    Among,
    /// A preposition before whom something is for (对, 为).
    Toward,
    /// Compares what was named with something else (高于全省): takes the name before it.
    Differ,
    /// Heads a column of a table and adds nothing to the names of its rows (数量).
    TablePlain,
    /// Said of a table: its numbers are sizes of changes (涨跌幅度).
    TableChange,
    /// Heads a column of a table that holds units (单位).
    TableUnit,
    /// Heads a column of a table that holds no values (序号).
    TableNumber,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawGroup>"))]
    group: Vec<Spanned<RawGroup>>,
}

/// A group as the file writes it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawGroup {
    id: String,
    gloss: String,
    role: WordRole,
    words: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(RawGroup: words; except);

impl IndicatorRules {
    pub(crate) fn load(files: &RuleFiles, cues: &CueRules, into: &mut Catalogue) -> Result<Self, RuleError> {
        let entries = files.table(FILE)?.entries("group", into, |file: &mut File| &mut file.group)?;
        let rule = |group: Entry<'_, RawGroup>| WordGroup {
            id: group.id(),
            role: group.raw.role,
            words: group.raw.words,
            except: group.raw.except,
        };
        let groups: Vec<WordGroup> = entries.into_iter().map(rule).collect();
        let lexicon = Lexicon::new(cues, &groups);
        Ok(Self { groups, lexicon })
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
