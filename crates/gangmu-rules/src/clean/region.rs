use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, Match, MatchKind};

use crate::{RuleError, RuleFiles};

const FILE: &str = "region.csv";

/// The administrative divisions down to the county (GB/T 2260), from `rules/region.csv`.
#[derive(Debug)]
pub struct RegionRules {
    names: BTreeMap<u32, String>,
    codes: BTreeMap<String, Vec<u32>>,
    /// Of the names in the order of `codes`; built when first asked for.
    finder: OnceLock<Option<AhoCorasick>>,
}

impl RegionRules {
    pub(super) fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        let text = files.text(FILE);
        let refuse = |line: usize, message: &str| RuleError {
            file: format!("rules/{FILE}"),
            line: Some(line),
            message: message.to_owned(),
        };
        let (mut names, mut codes) = (BTreeMap::new(), BTreeMap::<String, Vec<u32>>::new());
        for (i, row) in text.lines().enumerate().skip(1) {
            let (code, name) = row.split_once(',').ok_or_else(|| refuse(i + 1, "write code,name"))?;
            // A name that is also a common word (城区, the built-up area) is known by its code only.
            let (name, generic) = name.strip_suffix(",generic").map_or((name, false), |name| (name, true));
            let code = code
                .parse::<u32>()
                .ok()
                .filter(|c| (110_000..900_000).contains(c))
                .ok_or_else(|| refuse(i + 1, "the code has six digits"))?;
            if !generic {
                codes.entry(name.to_owned()).or_default().push(code);
            }
            names.insert(code, name.to_owned());
        }
        Ok(Self { names, codes, finder: OnceLock::new() })
    }

    /// The names in a text, longest first where several begin at one place.
    fn find_iter<'r>(&'r self, text: &'r str) -> impl Iterator<Item = Match> {
        let build = || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(self.codes.keys()).ok();
        self.finder.get_or_init(build).iter().flat_map(move |finder| finder.find_iter(text))
    }

    /// The name of a division.
    pub fn name(&self, code: u32) -> Option<&str> {
        self.names.get(&code).map(String::as_str)
    }

    /// Byte offset of the first name of a division in a text.
    pub fn first_name(&self, text: &str) -> Option<usize> {
        self.find_iter(text).next().map(|found| found.start())
    }

    /// The division that the first names of a text agree on (泉州市泉港区), none where they could be several (朝阳区).
    pub fn of(&self, text: &str) -> Option<u32> {
        let mut chain: Option<(Vec<u32>, usize)> = None;
        for found in self.find_iter(text) {
            let name = text.get(found.range())?;
            let codes = self.codes.get(name)?;
            chain = match chain {
                None => Some((codes.clone(), found.end())),
                // The next name counts only if it follows at once and lies in the one before.
                Some((outer, end)) if end == found.start() => {
                    let inner: Vec<u32> = codes.iter().copied().filter(|c| outer.iter().any(|o| lies_in(*c, *o))).collect();
                    Some(if inner.is_empty() { (outer, end) } else { (inner, found.end()) })
                }
                done => done,
            };
        }
        match chain?.0.as_slice() {
            // 东莞市 is both a prefecture and all of its county level: the outer one.
            [one, rest @ ..] if rest.iter().all(|code| lies_in(*code, *one)) => Some(*one),
            _ => None,
        }
    }
}

/// Whether a division lies in another one, by its code.
fn lies_in(inner: u32, outer: u32) -> bool {
    let width = if outer.is_multiple_of(10_000) { 10_000 } else { 100 };
    inner != outer && outer.is_multiple_of(100) && inner / width == outer / width
}
