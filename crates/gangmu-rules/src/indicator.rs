use std::collections::BTreeSet;

use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use crate::file::collect_examples;
use crate::{CueRules, Example, Lexicon, RuleError, RuleFiles};

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
    /// Says what became of a thing (全部完工).
    Predicate,
    /// Repeats a bound in a bracket (含).
    Including,
    /// Opens a clause that describes the noun after 的 (具有).
    Describing,
    /// Names a whole of its own (余额).
    Total,
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
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    group: Vec<Spanned<RawGroup>>,
}

/// A group as the file writes it.
#[derive(Debug, Deserialize)]
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

impl IndicatorRules {
    pub(crate) fn load(files: &RuleFiles, cues: &CueRules, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut ids = BTreeSet::new();
        let mut groups = Vec::with_capacity(file.group.len());
        for entry in file.group {
            let at = entry.span();
            let group = entry.into_inner();
            let refuse = |why: &str| Err(files.error(FILE, at.clone(), format!("{}: {why}", group.id)));
            if !ids.insert(group.id.clone()) {
                return refuse("this id is used twice; give it its own");
            }
            if group.gloss.is_empty() || group.words.is_empty() || group.words.iter().any(String::is_empty) {
                return refuse("gloss and words must not be empty");
            }
            if group.yes.is_empty() {
                return refuse("no example; give at least one text with the indicator in «»");
            }
            collect_examples(examples, FILE, &group.id, &group.yes, &group.no);
            groups.push(WordGroup {
                id: RuleId::from(group.id.as_str()),
                role: group.role,
                words: group.words,
                except: group.except,
            });
        }
        let lexicon = Lexicon::new(cues, &groups);
        Ok(Self { groups, lexicon })
    }
}
