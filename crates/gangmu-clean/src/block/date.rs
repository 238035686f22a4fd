use gangmu_rules::ScriptRules;
use jiff::civil::Date;

/// The first whole date of a text: 2023-03-10, 2023/3/10, 2023年3月10日, 20230310.
pub(crate) fn date(text: &str, script: &ScriptRules) -> Option<Date> {
    find(text, script).map(|(date, _)| date)
}

/// Whether a line is a date in words and nothing else: 2023年3月10日.
pub(crate) fn is_date(line: &str, script: &ScriptRules) -> bool {
    let line = line.trim();
    line.chars().count() <= 16
        && line.ends_with(script.date_signs())
        && parse(line, script).is_some_and(|(_, len)| len == line.len())
}

/// A date that a line begins with, what follows it and its time of day, and whether there was a time.
pub(crate) fn leading_date<'l>(line: &'l str, script: &ScriptRules) -> Option<(Date, &'l str, bool)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '【' | '(' | '（'));
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (date, end) = find(line, script).filter(|(_, end)| *end <= 24)?;
    // A date at the start only: nothing but its own characters before its end.
    let head = line.get(..end)?;
    if head.chars().filter(char::is_ascii_digit).count() > 8 {
        return None;
    }
    let rest = line.get(end..)?.trim_start_matches(|c: char| c.is_whitespace() || c == 'T');
    let time = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ':' | '：')).map(char::len_utf8).sum();
    let clock = rest.get(..time).unwrap_or("");
    let timed = clock.contains([':', '：']);
    let rest = if timed { rest.get(time..).unwrap_or("") } else { rest };
    Some((date, rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ']' | '】' | ')' | '）')), timed))
}

/// The first date and the byte offset of its end.
fn find(text: &str, script: &ScriptRules) -> Option<(Date, usize)> {
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit()
            && !previous.is_ascii_digit()
            && let Some((date, len)) = text.get(at..).and_then(|t| parse(t, script))
        {
            return Some((date, at + len));
        }
        previous = c;
    }
    None
}

/// A date that the text begins with, and its length.
fn parse(text: &str, script: &ScriptRules) -> Option<(Date, usize)> {
    let mut at = 0;
    let year = digits(text, &mut at).filter(|d| d.len() == 4 || d.len() == 8)?;
    if year.len() == 8 {
        let part = |range| year.get(range).and_then(|d: &str| d.parse::<i16>().ok());
        return civil(part(0..4)?, part(4..6)?, part(6..8)?).map(|date| (date, at));
    }
    separator(text, &mut at, script)?;
    let month = digits(text, &mut at).filter(|d| d.len() <= 2)?;
    separator(text, &mut at, script)?;
    let day = digits(text, &mut at).filter(|d| d.len() <= 2)?;
    let date = civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    // The word for day belongs to it.
    let rest = text.get(at..).unwrap_or("");
    let unit = rest.chars().next().filter(|c| script.date_signs().contains(c)).map_or(0, char::len_utf8);
    Some((date, at + unit))
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    (1949..=2100).contains(&year).then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()).flatten()
}

fn digits<'t>(text: &'t str, at: &mut usize) -> Option<&'t str> {
    let rest = text.get(*at..)?;
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    *at += len;
    rest.get(..len).filter(|d| !d.is_empty())
}

/// One sign between the numbers of a date (with blanks around it).
fn separator(text: &str, at: &mut usize, script: &ScriptRules) -> Option<()> {
    let rest = text.get(*at..)?;
    let trimmed = rest.trim_start_matches(' ');
    let sign = trimmed.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '—' | '－') || script.date_signs().contains(c))?;
    let after = trimmed.get(sign.len_utf8()..)?;
    *at += rest.len() - after.trim_start_matches(' ').len();
    Some(())
}

#[cfg(test)]
mod tests {
    use gangmu_rules::Rules;

    use super::*;

    #[test]
    fn dates_are_read_in_their_usual_forms() {
        let rules = Rules::bundled().expect("the bundled rules");
        let date = |text| date(text, &rules.clean.script);
        for text in ["2023-03-10 10:09", "2023/3/10 16:30:26", "2023年3月10日", "20230310", "[ 2023 年 03 月 10 日 ]"] {
            assert_eq!(date(text), Some(Date::constant(2023, 3, 10)), "{text}");
        }
        assert_eq!(date("2023年3月"), None);
        assert_eq!(date("2023-13-40"), None);
    }

    #[test]
    fn a_line_may_begin_with_a_date() {
        let rules = Rules::bundled().expect("the bundled rules");
        let leading_date = |line| leading_date(line, &rules.clean.script);
        let (_, rest, timed) = leading_date("2023-07-05 11:51:34 某网").expect("a date");
        assert_eq!((rest, timed), ("某网", true));
        assert!(leading_date("2023年，全县").is_none());
    }
}
