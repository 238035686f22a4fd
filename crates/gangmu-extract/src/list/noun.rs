use gangmu_rules::{ListRules, NounRule};

/// Between a count and its noun stand at most so many characters: 三项«深化赋能»行动.
const WIDEST: usize = 12;

/// A head noun after a count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'r> {
    /// Byte in the text given at which the noun ends.
    pub end: usize,
    /// Byte at which it starts.
    pub start: usize,
    pub rule: &'r NounRule,
}

/// The head noun in `text`, what follows a count and its measure word, or a quoted count.
///
/// Inside quotes that open on the way the noun stands at their end: 四项“提升创优工程”.
pub(crate) fn head<'r>(text: &str, rules: &'r ListRules) -> Option<Head<'r>> {
    let (mut quote_end, mut skip, mut outside) = (None, 0, 0);
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count > WIDEST {
            return None;
        }
        if at < skip {
            continue;
        }
        if let Some(end) = quote_end {
            if at >= end {
                quote_end = None;
            }
        } else if let Some(close) = closing(c) {
            // “三大要素”深入实施“四大行动”, “两区”建设和“四项任务”: a quote further on is another name.
            if outside > 0 {
                return None;
            }
            quote_end = Some(at + text.get(at..)?.find(close)?);
            continue;
        }
        let rest = text.get(at..)?;
        if closing_quote(c) {
            continue;
        }
        if let Some((word, rule)) = rules.noun_at(rest).filter(|(_, rule)| quote_end.is_some() || outside <= rule.reach) {
            let first = Head { start: at, end: at + word.len(), rule };
            let found = extended(text, first, rules);
            if quote_end.is_none() && counts_things(text, found, rules) {
                return None;
            }
            match quote_end {
                Some(end) if found.end < end => skip = found.end,
                _ => return Some(found),
            }
            continue;
        }
        let is_stop = rules.words("word.stop").iter().any(|w| rest.starts_with(w.as_str()));
        if !c.is_alphanumeric() || c.is_ascii() && c != '"' || is_stop || rules.numerals.is_chinese(c) && quote_end.is_none() {
            return None;
        }
        outside += usize::from(quote_end.is_none());
    }
    None
}

/// Nouns that follow at once belong to the head: 重点工作, 具体工作任务, 提升和突破.
fn extended<'r>(text: &str, mut head: Head<'r>, rules: &'r ListRules) -> Head<'r> {
    while let Some(rest) = text.get(head.end..) {
        let joined = rules.words("word.and").iter().find_map(|w| rest.strip_prefix(w.as_str())).unwrap_or(rest);
        let Some((word, rule)) = rules.noun_at(joined) else { break };
        if joined.len() < rest.len() {
            head.end += rest.len() - joined.len() + word.len();
        } else {
            head = Head { start: head.end, end: head.end + word.len(), rule };
        }
    }
    head
}

/// 五大支柱产业, 8个重点县: the noun only describes the things that are counted.
fn counts_things(text: &str, head: Head<'_>, rules: &ListRules) -> bool {
    let after = text.get(head.end..).unwrap_or("");
    !head.rule.stands_alone && rules.words("word.thing").iter().any(|w| after.starts_with(w.as_str()))
}

fn closing(c: char) -> Option<char> {
    match c {
        '“' => Some('”'),
        '‘' => Some('’'),
        '「' => Some('」'),
        _ => None,
    }
}

fn closing_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '"')
}
