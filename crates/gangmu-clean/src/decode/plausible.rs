use encoding_rs::Encoding;
use gangmu_rules::ScriptRules;

/// How much a text looks like Chinese when these bytes are read in an encoding: the mean weight of its characters
/// that are not ASCII, from about -3 to 1.
pub(super) fn plausibility(encoding: &'static Encoding, sample: &[u8], script: &ScriptRules) -> f64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (mut sum, mut all) = (0.0, 0.0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        sum += weight(c, script);
        all += 1.0;
    }
    if all == 0.0 { 0.0 } else { sum / all }
}

fn weight(c: char, script: &ScriptRules) -> f64 {
    match c {
        '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => -3.0,
        // Quotes, dashes, full-width forms, Chinese punctuation.
        '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{3017}' | '\u{FF01}'..='\u{FF5E}' => 1.0,
        '\u{4E00}'..='\u{9FFF}' if script.is_common(c) => 1.0,
        '\u{4E00}'..='\u{9FFF}' => 0.0,
        _ => -0.5,
    }
}
