use std::fs;
use std::path::Path;

use super::print;
use crate::problem::{Outcome, Problem};

/// The files of a layer to begin with.
const STARTER: [(&str, &str); 4] = [
    ("README.md", include_str!("starter/README.md")),
    ("unit.toml", include_str!("starter/unit.toml")),
    ("list.toml", include_str!("starter/list.toml")),
    ("word.toml", include_str!("starter/word.toml")),
];

/// `gangmu rules init DIR`: a folder with a small layer that explains itself. Nothing is written over.
pub(super) fn run(folder: &Path) -> Result<Outcome, Problem> {
    if let Some((name, _)) = STARTER.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Problem::Usage(format!("{}: is there already; name a new folder", folder.join(name).display())));
    }
    fs::create_dir_all(folder).map_err(|e| Problem::file(folder, e))?;
    for (name, text) in STARTER {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|e| Problem::file(&path, e))?;
    }
    let shown = folder.display();
    print(&format!(
        "{shown} holds a layer of rules to begin with.\nTest it:  gangmu rules test {shown}\nUse it:   gangmu extract --rules {shown} INPUT -o OUT\n"
    ))?;
    Ok(Outcome::AllRead)
}
