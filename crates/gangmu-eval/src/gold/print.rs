use std::fmt::{self, Display, Write};

use serde_json::{Map, Value, json};

use super::score::Score;

/// The figures as a table for people.
impl Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:24}{:>7}{:>7}{:>7}", "", "P", "R", "F1")?;
        for (name, figure) in self.figures() {
            writeln!(f, "{name:24}{:7.3}{:7.3}{:7.3}", figure.precision, figure.recall, figure.f1)?;
        }
        let fields: Vec<String> =
            self.fields.iter().map(|(name, right, of)| format!("{name} {:.3}", *right as f64 / *of as f64)).collect();
        writeln!(f, "of the found, right: {}", fields.join("  "))?;
        let metadata: Vec<String> = self.metadata.iter().map(|(name, right, of)| format!("{name} {right}/{of}")).collect();
        let [found, there, put_out] = self.documents;
        writeln!(f, "documents: {found} of {there} (predicted {put_out})  {}", metadata.join("  "))?;
        for (name, [found, value, record]) in &self.files {
            let mut line = String::new();
            for (level, figure) in [("found", found), ("value", value), ("record", record)] {
                let gap = if line.is_empty() { "" } else { "  " };
                write!(line, "{gap}{level} {:?}", rounded(*figure, 3))?;
            }
            writeln!(f, "  {name}: {line}")?;
        }
        Ok(())
    }
}

impl Score {
    /// The figures as JSON, rounded to four places (by file to three).
    pub fn to_json(&self) -> Value {
        let mut all = Map::new();
        for (name, figure) in self.figures() {
            let [p, r, f1] = [figure.precision, figure.recall, figure.f1].map(|x| rounded(x, 4));
            all.insert(name.to_owned(), json!({"p": p, "r": r, "f1": f1}));
        }
        let share = |&(name, right, of): &(&str, usize, usize)| (name.to_owned(), json!(rounded(right as f64 / of as f64, 4)));
        all.insert("fields".to_owned(), self.fields.iter().map(share).collect::<Map<_, _>>().into());
        let file = |(name, figures): &(String, [f64; 3])| {
            let [found, value, record] = figures.map(|x| rounded(x, 3));
            (name.clone(), json!({"found": found, "value": value, "record": record}))
        };
        all.insert("files".to_owned(), self.files.iter().map(file).collect::<Map<_, _>>().into());
        let pair = |&(name, right, of): &(&str, usize, usize)| (name.to_owned(), json!([right, of]));
        all.insert("metadata".to_owned(), self.metadata.iter().map(pair).collect::<Map<_, _>>().into());
        all.insert("documents".to_owned(), json!(self.documents));
        all.into()
    }
}

/// A figure to some places, as the nearest number that is written so.
fn rounded(figure: f64, places: usize) -> f64 {
    format!("{figure:.places$}").parse().unwrap_or(figure)
}
