use gangmu_model::Status;
use gangmu_rules::{ListRules, arabic_digit};

use super::label::Label;
use super::member::Member;

/// What is counted tells two lists apart if it has so many characters, whatever the measure word: 科技专项, not 行动.
const NAME: usize = 4;

/// A declared list with its members.
#[derive(Debug)]
pub(crate) struct Found {
    pub label: Label,
    pub members: Vec<Member>,
    pub status: Status,
}

impl Found {
    fn is_full(&self) -> bool {
        self.members.len() == self.label.count as usize
    }
}

/// Makes one list of a list that is declared twice (in the introduction and as a heading): the first label, the fuller members.
///
/// A label in the title of the document gives way to the one in its text, and one that names no members to one that is told
/// otherwise (done, to be done) and names them.
pub(crate) fn join(found: impl Iterator<Item = Found>, title: &str, rules: &ListRules) -> Vec<Found> {
    let mut lists: Vec<Found> = Vec::new();
    for next in found {
        match lists.iter_mut().find(|first| same(&first.label, &next.label, rules) && agree(first, &next)) {
            Some(first) => take_up(first, next, title),
            None => lists.push(next),
        }
    }
    lists
}

fn take_up(first: &mut Found, next: Found, title: &str) {
    if first.members.is_empty() && first.status != next.status && next.is_full() {
        *first = next;
        return;
    }
    if first.label.label != next.label.label && title.contains(first.label.label.as_str()) {
        first.label.span = next.label.span;
        first.label.whole = next.label.whole;
        first.label.label.clone_from(&next.label.label);
        first.label.noun.clone_from(&next.label.noun);
    }
    if first.members.is_empty() || next.is_full() && !first.is_full() {
        first.label.weak &= next.label.weak;
        first.members = next.members;
    }
}

/// Whether two labels name one list: 三项深化赋能行动 and 三项赋能行动, 六大专项 and 6个专项.
fn same(a: &Label, b: &Label, rules: &ListRules) -> bool {
    let (x, y) = (counted(&a.label, rules), counted(&b.label, rules));
    let either = |x: &str, y: &str| is_within(x, y) || is_within(y, x);
    let named = |(x, y): (&str, &str)| x.chars().count().min(y.chars().count()) >= NAME && either(x, y);
    a.count == b.count && (either(x, y) || named((measured(x, rules), measured(y, rules))))
}

/// A label without its count.
fn counted<'l>(label: &'l str, rules: &ListRules) -> &'l str {
    label.trim_start_matches(|c: char| rules.numerals.is_chinese(c) || arabic_digit(c).is_some())
}

/// What follows the measure word.
fn measured<'l>(label: &'l str, rules: &ListRules) -> &'l str {
    let words = rules.measures.iter().flat_map(|m| &m.words);
    words.filter_map(|w| label.strip_prefix(w.as_str())).min_by_key(|rest| rest.len()).unwrap_or(label)
}

/// Whether the members say nothing against it. A label in quotes is a name: it names one list, whatever stands beside it.
fn agree(a: &Found, b: &Found) -> bool {
    let alike = |(x, y): (&Member, &Member)| is_within(&x.title, &y.title) || is_within(&y.title, &x.title);
    let quoted = a.label.rule == b.label.rule && a.label.quoted && a.label.label == b.label.label;
    quoted || a.members.is_empty() || b.members.is_empty() || a.members.iter().zip(&b.members).all(alike)
}

/// Whether all letters of `short` stand in `long`, in their order.
fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().filter(|c| c.is_alphanumeric()).all(|c| rest.any(|l| l == c))
}
