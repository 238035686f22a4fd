use gangmu_model::{Metadata, Region};
use gangmu_rules::RegionRules;

/// How many characters of a title may stand before the name of its place: the year.
const TITLE_START: usize = 5;

/// The administrative division that a document is about: of the register that its index number names, else of the body that issued it,
/// else of its title. None where it could be several.
pub(crate) fn region(metadata: &Metadata, rules: &RegionRules) -> Option<Region> {
    let known = |code: u32, how| Region { code: code.to_string(), name: rules.name(code).map(str::to_owned), how };
    let by = |text: &Option<String>, how| text.as_deref().and_then(|t| rules.of(t)).map(|code| known(code, how));
    let index = metadata.index_number.as_deref().and_then(credit_code).map(|code| known(code, "index_number"));
    // A title names its own place first; further on it may name any.
    let title = metadata.title.as_deref().filter(|t| {
        rules.first_name(t).is_some_and(|at| t.chars().count() - t.get(at..).unwrap_or("").chars().count() <= TITLE_START)
    });
    let named = title.and_then(|t| rules.of(t));
    index.or_else(|| by(&metadata.issuer, "issuer")).or_else(|| named.map(|code| known(code, "title")))
}

/// The division that a line of the title block names (——2026年1月26日在广东省第十四届…).
pub(crate) fn heading_region(head: &[&str], rules: &RegionRules) -> Option<Region> {
    let code = head.iter().find_map(|line| rules.of(line))?;
    Some(Region { code: code.to_string(), name: rules.name(code).map(str::to_owned), how: "title" })
}

/// The division in a unified social credit code (GB 32100-2015) that an index number contains: its third to eighth characters.
fn credit_code(index: &str) -> Option<u32> {
    index.split(|c: char| !c.is_ascii_alphanumeric()).find_map(|word| {
        let code = word.get(..18)?;
        (word.len() == 18 && is_valid(code)).then(|| code.get(2..8)?.parse().ok()).flatten()
    })
}

/// Whether the last character of a code is the check character of the seventeen before it.
fn is_valid(code: &str) -> bool {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const MODULUS: usize = 31;
    let values: Option<Vec<usize>> = code.chars().map(|c| SIGNS.find(c.to_ascii_uppercase())).collect();
    let Some(values) = values else { return false };
    let Some((check, rest)) = values.split_last() else { return false };
    let mut weight = 1;
    let mut sum = 0;
    for value in rest {
        sum += value * weight % MODULUS;
        weight = weight * 3 % MODULUS;
    }
    (MODULUS - sum % MODULUS) % MODULUS == *check
}

#[cfg(test)]
mod tests {
    use gangmu_rules::Rules;

    use super::*;

    #[test]
    fn the_index_number_says_the_division() {
        assert_eq!(credit_code("113708300043353266/2023-00665"), Some(370_830));
        assert_eq!(credit_code("113708300043353267/2023-00665"), None);
        assert_eq!(credit_code("2023-00665"), None);
    }

    #[test]
    fn an_ambiguous_name_says_nothing() {
        let rules = Rules::bundled().expect("the bundled rules");
        let of = |text| rules.clean.regions.of(text);
        assert_eq!(of("汶上县教育和体育局"), Some(370_830));
        assert_eq!(of("泉州市泉港区人民政府"), Some(350_505));
        assert_eq!(of("朝阳区教育局"), None);
        assert_eq!(of("北京市朝阳区教育局"), Some(110_105));
        assert_eq!(of("市教育局"), None);
    }
}
