use std::collections::BTreeMap;
use std::ops::BitOr;

use gangmu_model::{Change, CueKind};

use crate::{CueRules, WordGroup, WordRole, WordTable};

/// A set of roles that a word can play beside a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u64);

impl Roles {
    /// 达到, 为, 占.
    pub const LINK: Self = Self(1);
    /// 增长, 提高.
    pub const INCREASE: Self = Self(1 << 1);
    /// 下降, 减少.
    pub const DECREASE: Self = Self(1 << 2);
    /// 增加到, 降至.
    pub const LEVEL: Self = Self(1 << 3);
    /// 比上年, 同比.
    pub const COMPARE: Self = Self(1 << 4);
    /// See [`WordRole::Lead`].
    pub const LEAD: Self = Self(1 << 5);
    /// See [`WordRole::Whole`].
    pub const WHOLE: Self = Self(1 << 6);
    /// See [`WordRole::Tail`].
    pub const TAIL: Self = Self(1 << 7);
    /// See [`WordRole::Act`].
    pub const ACT: Self = Self(1 << 8);
    /// See [`WordRole::ActFirst`].
    pub const ACT_FIRST: Self = Self(1 << 9);
    /// See [`WordRole::Head`].
    pub const HEAD: Self = Self(1 << 10);
    /// See [`WordRole::HeadEnding`].
    pub const HEAD_ENDING: Self = Self(1 << 11);
    /// See [`WordRole::Preposition`].
    pub const PREPOSITION: Self = Self(1 << 12);
    /// See [`WordRole::Members`].
    pub const MEMBERS: Self = Self(1 << 13);
    /// See [`WordRole::Share`].
    pub const SHARE: Self = Self(1 << 14);
    /// See [`WordRole::GoalNoun`].
    pub const GOAL_NOUN: Self = Self(1 << 15);
    /// See [`WordRole::And`].
    pub const AND: Self = Self(1 << 16);
    /// See [`WordRole::Of`].
    pub const OF: Self = Self(1 << 17);
    /// See [`WordRole::Derived`].
    pub const DERIVED: Self = Self(1 << 18);
    /// See [`WordRole::Period`].
    pub const PERIOD: Self = Self(1 << 19);
    /// See [`WordRole::Full`].
    pub const FULL: Self = Self(1 << 20);
    /// See [`WordRole::TableUnit`].
    pub const TABLE_UNIT: Self = Self(1 << 21);
    /// See [`WordRole::TableNumber`].
    pub const TABLE_NUMBER: Self = Self(1 << 22);
    /// See [`WordRole::Award`].
    pub const AWARD: Self = Self(1 << 23);
    /// See [`WordRole::Bounded`].
    pub const BOUNDED: Self = Self(1 << 24);
    /// 由, 从.
    pub const FROM: Self = Self(1 << 25);
    /// See [`WordRole::Particle`].
    pub const PARTICLE: Self = Self(1 << 26);
    /// See [`WordRole::Give`].
    pub const GIVE: Self = Self(1 << 27);
    /// See [`WordRole::Gift`].
    pub const GIFT: Self = Self(1 << 28);
    /// See [`WordRole::Predicate`].
    pub const PREDICATE: Self = Self(1 << 29);
    /// See [`WordRole::Including`].
    pub const INCLUDING: Self = Self(1 << 30);
    /// See [`WordRole::Total`].
    pub const TOTAL: Self = Self(1 << 31);
    /// See [`WordRole::Describing`].
    pub const DESCRIBING: Self = Self(1 << 32);
    /// See [`WordRole::TablePlain`].
    pub const TABLE_PLAIN: Self = Self(1 << 33);
    /// See [`WordRole::TableChange`].
    pub const TABLE_CHANGE: Self = Self(1 << 34);
    /// See [`WordRole::Subject`].
    pub const SUBJECT: Self = Self(1 << 42);
    /// See [`WordRole::Attributive`].
    pub const ATTRIBUTIVE: Self = Self(1 << 39);
    /// See [`WordRole::Quality`].
    pub const QUALITY: Self = Self(1 << 40);
    /// See [`WordRole::HeadedBy`].
    pub const HEADED_BY: Self = Self(1 << 41);
    /// See [`WordRole::Base`].
    pub const BASE: Self = Self(1 << 38);
    /// See [`WordRole::Among`].
    pub const AMONG: Self = Self(1 << 37);
    /// See [`WordRole::Toward`].
    pub const TOWARD: Self = Self(1 << 36);
    /// See [`WordRole::Differ`].
    pub const DIFFER: Self = Self(1 << 35);

    /// See [`WordRole::Growth`].
    pub const GROWTH: Self = Self(1 << 43);
    /// See [`WordRole::Higher`].
    pub const HIGHER: Self = Self(1 << 44);
    /// See [`WordRole::Lower`].
    pub const LOWER: Self = Self(1 << 45);
    /// See [`WordRole::Pull`].
    pub const PULL: Self = Self(1 << 46);
    /// See [`WordRole::Parted`].
    pub const PARTED: Self = Self(1 << 47);
    /// See [`WordRole::Both`].
    pub const BOTH: Self = Self(1 << 48);
    /// See [`WordRole::Excluding`].
    pub const EXCLUDING: Self = Self(1 << 49);
    /// See [`WordRole::Possess`].
    pub const POSSESS: Self = Self(1 << 50);
    /// See [`WordRole::Generic`].
    pub const GENERIC: Self = Self(1 << 51);
    /// See [`WordRole::SplitStart`].
    pub const SPLIT_START: Self = Self(1 << 52);
    /// See [`WordRole::SplitEnd`].
    pub const SPLIT_END: Self = Self(1 << 53);

    /// The roles that the two sets share.
    pub const fn only(self, of: Self) -> Self {
        Self(self.0 & of.0)
    }

    /// Whether the two sets share a role.
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

impl BitOr for Roles {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words by what they do beside a quantity, for asking what a stretch of text begins or ends with.
#[derive(Debug)]
pub struct Lexicon {
    /// The words, for asking what a text begins with.
    starting: WordTable<Entry>,
    /// The same words, for asking what a text ends with.
    ending: WordTable<Entry>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// The roles that it can play.
    roles: Roles,
    /// The roles of shorter words that do not count inside it.
    stops: Roles,
}

impl Lexicon {
    /// The words of the cues that touch quantities and of the groups.
    pub(crate) fn new(cues: &CueRules, groups: &[WordGroup]) -> Self {
        let mut words = BTreeMap::new();
        for cue in &cues.cues {
            let role = match cue.kind {
                CueKind::Link => Roles::LINK,
                CueKind::Change(Change::Increase) => Roles::INCREASE,
                CueKind::Change(Change::Decrease) => Roles::DECREASE,
                CueKind::Level => Roles::LEVEL,
                CueKind::Compare => Roles::COMPARE,
                CueKind::From => Roles::FROM,
                CueKind::Bound(_) => Roles::LINK,
                _ => continue,
            };
            add(&mut words, role, &cue.words, &cue.except);
        }
        for group in groups {
            add(&mut words, role_of(group.role), &group.words, &group.except);
        }
        let all = || words.iter().map(|(word, entry)| ((*word).to_owned(), *entry));
        Self { starting: WordTable::starting(all()), ending: WordTable::ending(all()) }
    }

    /// The longest word with one of the roles that ends `text`, by its length in bytes, with all its roles.
    pub fn suffix(&self, text: &str, roles: Roles) -> Option<(usize, Roles)> {
        // A longer word in which it does not count comes first and ends the search.
        let found = self.ending.find_at_end(text, |entry, len| {
            let found = entry.roles.any(roles).then_some((len, entry.roles));
            (found.is_some() || entry.stops.any(roles)).then_some(found)
        });
        found.flatten()
    }

    /// The longest word with one of the roles that begins `text`, by its length in bytes, with all its roles.
    pub fn prefix(&self, text: &str, roles: Roles) -> Option<(usize, Roles)> {
        let found = self.starting.find_at_start(text, |entry, len| {
            let found = (entry.roles.any(roles) && !entry.stops.any(roles)).then_some((len, entry.roles));
            (found.is_some() || entry.stops.any(roles)).then_some(found)
        });
        found.flatten()
    }

    /// The length in bytes of the longest word that begins `text` and in which words with one of the roles do not count (普及 for 及).
    pub fn excepted(&self, text: &str, roles: Roles) -> Option<usize> {
        self.starting.find_at_start(text, |entry, len| entry.stops.any(roles).then_some(len))
    }

    /// Byte range in `text` of the first word with one of the roles, the longest that begins there.
    pub fn first(&self, text: &str, roles: Roles) -> Option<(usize, usize)> {
        self.starting.firsts(text).find_map(|at| {
            let (len, _) = self.prefix(text.get(at..)?, roles)?;
            Some((at, at + len))
        })
    }

    /// Whether `text` as a whole is a word with one of the roles.
    pub fn is(&self, text: &str, roles: Roles) -> bool {
        let found = self.starting.find_at_start(text, |entry, len| (len == text.len()).then_some(entry.roles));
        found.is_some_and(|known| known.any(roles))
    }
}

fn add<'w>(known: &mut BTreeMap<&'w str, Entry>, role: Roles, words: &'w [String], except: &'w [String]) {
    for word in words {
        let entry = known.entry(word).or_default();
        entry.roles = entry.roles | role;
    }
    for word in except {
        let entry = known.entry(word).or_default();
        entry.stops = entry.stops | role;
    }
}

fn role_of(role: WordRole) -> Roles {
    match role {
        WordRole::Lead => Roles::LEAD,
        WordRole::Whole => Roles::WHOLE,
        WordRole::Tail => Roles::TAIL,
        WordRole::Act => Roles::ACT,
        WordRole::ActFirst => Roles::ACT_FIRST,
        WordRole::Head => Roles::HEAD,
        WordRole::HeadEnding => Roles::HEAD_ENDING,
        WordRole::Preposition => Roles::PREPOSITION,
        WordRole::Members => Roles::MEMBERS,
        WordRole::Share => Roles::SHARE,
        WordRole::GoalNoun => Roles::GOAL_NOUN,
        WordRole::And => Roles::AND,
        WordRole::Of => Roles::OF,
        WordRole::Derived => Roles::DERIVED,
        WordRole::Period => Roles::PERIOD,
        WordRole::Full => Roles::FULL,
        WordRole::Award => Roles::AWARD,
        WordRole::Bounded => Roles::BOUNDED,
        WordRole::Particle => Roles::PARTICLE,
        WordRole::Give => Roles::GIVE,
        WordRole::Gift => Roles::GIFT,
        WordRole::Growth => Roles::GROWTH,
        WordRole::Higher => Roles::HIGHER,
        WordRole::Lower => Roles::LOWER,
        WordRole::Pull => Roles::PULL,
        WordRole::Parted => Roles::PARTED,
        WordRole::SplitStart => Roles::SPLIT_START,
        WordRole::SplitEnd => Roles::SPLIT_END,
        WordRole::Generic => Roles::GENERIC,
        WordRole::Possess => Roles::POSSESS,
        WordRole::Both => Roles::BOTH,
        WordRole::Predicate => Roles::PREDICATE,
        WordRole::Including => Roles::INCLUDING,
        WordRole::Excluding => Roles::EXCLUDING,
        WordRole::Describing => Roles::DESCRIBING,
        WordRole::Total => Roles::TOTAL,
        WordRole::Differ => Roles::DIFFER,
        WordRole::Base => Roles::BASE,
        WordRole::Attributive => Roles::ATTRIBUTIVE,
        WordRole::Subject => Roles::SUBJECT,
        WordRole::Quality => Roles::QUALITY,
        WordRole::HeadedBy => Roles::HEADED_BY,
        WordRole::Among => Roles::AMONG,
        WordRole::Toward => Roles::TOWARD,
        WordRole::TablePlain => Roles::TABLE_PLAIN,
        WordRole::TableChange => Roles::TABLE_CHANGE,
        WordRole::TableUnit => Roles::TABLE_UNIT,
        WordRole::TableNumber => Roles::TABLE_NUMBER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RuleFiles, Rules};

    #[test]
    fn a_word_inside_a_longer_exception_does_not_count() {
        let rules = Rules::load(&RuleFiles::bundled()).expect("the bundled rules");
        let lexicon = &rules.indicator.lexicon;
        assert_eq!(lexicon.suffix("教师违规行为", Roles::TAIL), None);
        assert_eq!(lexicon.suffix("巩固率为", Roles::TAIL).map(|f| f.0), Some("为".len()));
        assert_eq!(lexicon.suffix("全年新增", Roles::INCREASE), None);
    }
}
