use pinyin::ToPinyinMulti;

/// A reading in brackets that a text begins with, and its length with the brackets: `(lǐng)`.
pub(super) fn annotation(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('(')?;
    closed(inner).map(|(reading, len)| (reading, len + 1))
}

/// A reading and a closing bracket that a text begins with, and their length: `cè)`.
pub(super) fn closed(text: &str) -> Option<(&str, usize)> {
    let len: usize = text.chars().take(8).take_while(|c| plain(*c).is_some()).map(char::len_utf8).sum();
    let reading = text.get(..len).filter(|r| !r.is_empty())?;
    text.get(len..)?.starts_with(')').then_some((reading, len + 1))
}

/// Whether a character can be read so, and whether the tone fits too.
pub(super) fn reads(c: char, reading: &str) -> Option<bool> {
    let wanted: String = reading.chars().filter_map(plain).collect();
    let mut found = None;
    for r in c.to_pinyin_multi()? {
        if same(r.plain(), &wanted) {
            let exact = r.with_tone().chars().eq(reading.chars());
            found = Some(found.unwrap_or(false) || exact);
        }
    }
    found
}

/// Whether two toneless readings are the same; ü is written u, v or ü.
fn same(ours: &str, wanted: &str) -> bool {
    let flat = |c: char| if matches!(c, 'v' | 'ü') { 'u' } else { c };
    ours.chars().map(flat).eq(wanted.chars().map(flat))
}

/// The letter of a reading without its tone.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' => c,
        'ā' | 'á' | 'ǎ' | 'à' | 'ɑ' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' => 'u',
        'ń' | 'ň' | 'ǹ' => 'n',
        'ɡ' => 'g',
        _ => return None,
    })
}
