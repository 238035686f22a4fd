use gangmu_rules::ScriptRules;

use crate::line::Line;
use crate::notes::Notes;
use crate::residue::Residue;
use crate::simplify::{is_traditional, simplify};

/// The repairs that a text as a whole asks for: readings in brackets taken off, shifted bytes put right, traditional characters made
/// simplified.
#[derive(Debug)]
pub(crate) struct Repairs<'r> {
    residue: Option<Residue<'r>>,
    traditional: bool,
    repaired: usize,
}

impl<'r> Repairs<'r> {
    /// Looks through a decoded text, markup and all.
    pub(crate) fn of(text: &str, script: &'r ScriptRules) -> Self {
        let traditional = is_traditional(text, script);
        Self { residue: Residue::learn(text, traditional, script), traditional, repaired: 0 }
    }

    /// A repaired line.
    pub(crate) fn line<'s>(&mut self, line: Line<'s>, notes: &mut Notes) -> Line<'s> {
        let line = match &self.residue {
            Some(residue) => {
                let (line, repair) = residue.repair(line);
                self.repaired += repair.repaired;
                repair.restored.into_iter().for_each(|place| notes.restored(place));
                repair.lost.into_iter().for_each(|place| notes.lost(place));
                line
            }
            None => line,
        };
        if self.traditional { simplify(line) } else { line }
    }

    /// A repaired text that is no part of the clean text, such as a title.
    pub(crate) fn aside(&self, text: &str) -> String {
        let line = Line::copied(text, 0);
        let line = self.residue.as_ref().map_or_else(|| line.clone(), |residue| residue.repair(line.clone()).0);
        let line = if self.traditional { simplify(line) } else { line };
        line.text().to_owned()
    }

    /// Notes what was done.
    pub(crate) fn note(&self, notes: &mut Notes) {
        if self.repaired > 0 {
            notes.whole("repaired", format!("{} characters were freed of readings in brackets or restored", self.repaired));
        }
        if self.traditional {
            notes.whole("repaired", "traditional characters were made simplified".to_owned());
        }
    }
}
