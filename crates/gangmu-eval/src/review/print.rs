use std::fmt::{self, Display};

use serde_json::{Map, Value, json};

use super::{Review, Share};

impl Review {
    /// What a sentence for a methods section states, by name; all shares in per cent.
    pub fn places(&self) -> [(&'static str, String); 10] {
        let ((low, high), (there_low, there_high)) = (self.records.interval(), self.there.interval());
        [
            ("records", self.records.of.to_string()),
            ("documents", self.documents.to_string()),
            ("right", self.records.right.to_string()),
            ("precision", percent(self.records.value().unwrap_or(0.0))),
            ("low", percent(low)),
            ("high", percent(high)),
            ("there", self.there.right.to_string()),
            ("share", percent(self.there.value().unwrap_or(0.0))),
            ("share_low", percent(there_low)),
            ("share_high", percent(there_high)),
        ]
    }

    /// The figures as JSON.
    pub fn to_json(&self) -> Value {
        let by = |name: &str, share: &Share| (name.to_owned(), of_share(share));
        json!({
            "records": of_share(&self.records),
            "there": of_share(&self.there),
            "documents": self.documents,
            "unknown": self.unknown,
            "kinds": self.kinds.iter().map(|(n, s)| by(n, s)).collect::<Map<_, _>>(),
            "status": self.status.iter().map(|(n, s)| by(n, s)).collect::<Map<_, _>>(),
            "fields": self.fields.iter().map(|(n, s)| by(n, s)).collect::<Map<_, _>>(),
            "rules": self.rules.iter().map(|(n, s)| by(n, s)).collect::<Map<_, _>>(),
        })
    }
}

/// The figures as a table for people.
impl Display for Review {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:32}{:>7}{:>7}{:>11}{:>18}", "", "right", "of", "precision", "95% interval")?;
        row(f, "all fields right", &self.records)?;
        row(f, "said by the text", &self.there)?;
        for (name, share) in &self.kinds {
            row(f, &format!("kind {name}"), share)?;
        }
        for (name, share) in &self.status {
            row(f, &format!("status {name}"), share)?;
        }
        for (name, share) in &self.fields {
            row(f, &format!("field {name}"), share)?;
        }
        for (name, share) in &self.rules {
            row(f, &format!("rule {name}"), share)?;
        }
        if self.unknown > 0 {
            writeln!(f, "{} decisions are about records that this output does not hold", self.unknown)?;
        }
        Ok(())
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, share: &Share) -> fmt::Result {
    let (low, high) = share.interval();
    let value = share.value().map_or_else(|| "-".to_owned(), percent);
    writeln!(f, "{name:32}{:>7}{:>7}{value:>11}{:>18}", share.right, share.of, format!("{}–{}", percent(low), percent(high)))
}

fn of_share(share: &Share) -> Value {
    let (low, high) = share.interval();
    json!({"right": share.right, "of": share.of, "precision": share.value(), "low": low, "high": high})
}

/// A share in per cent with one decimal.
fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}
