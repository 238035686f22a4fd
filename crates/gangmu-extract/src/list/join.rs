use super::label::Label;
use super::member::Member;

/// Makes one list of a list that is declared twice (in the introduction and as a heading): the first label, the fuller members.
///
/// A label in the title of the document gives way to the one in its text.
pub(crate) fn join(found: Vec<(Label, Vec<Member>)>, title: &str) -> Vec<(Label, Vec<Member>)> {
    let mut lists: Vec<(Label, Vec<Member>)> = Vec::with_capacity(found.len());
    for (label, members) in found {
        let known = lists.iter_mut().find(|(first, has)| same(first, &label) && agree(has, &members));
        match known {
            Some((first, has)) => {
                if first.label != label.label && title.contains(first.label.as_str()) {
                    first.span = label.span;
                    first.whole = label.whole;
                    first.label = label.label.clone();
                    first.noun = label.noun.clone();
                }
                if has.is_empty() || (members.len() == label.count as usize && has.len() != members.len()) {
                    *has = members;
                    first.weak &= label.weak;
                }
            }
            None => lists.push((label, members)),
        }
    }
    lists
}

/// Whether two labels name one list: 三项深化赋能行动 and 三项赋能行动.
fn same(a: &Label, b: &Label) -> bool {
    a.count == b.count && (is_within(&a.label, &b.label) || is_within(&b.label, &a.label))
}

/// Whether the members say nothing against it.
fn agree(a: &[Member], b: &[Member]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().zip(b).all(|(x, y)| is_within(&x.title, &y.title) || is_within(&y.title, &x.title))
}

/// Whether all letters of `short` stand in `long`, in their order.
fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().filter(|c| c.is_alphanumeric()).all(|c| rest.any(|l| l == c))
}
