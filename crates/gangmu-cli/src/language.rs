use std::collections::BTreeMap;
use std::env;

use clap::ValueEnum;
use serde::Deserialize;

/// The language of what is said to people; data never depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Chinese.
    #[value(name = "zh")]
    Chinese,
    /// English.
    #[value(name = "en")]
    English,
}

/// The file of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    messages: BTreeMap<String, String>,
}

impl Language {
    /// The language of the person: the one that was asked for, else that of the locale (LC_ALL, LC_MESSAGES, LANG).
    pub(crate) fn of(asked: Option<Self>) -> Self {
        let locale =
            || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()));
        asked.unwrap_or_else(|| if locale().is_some_and(|l| l.starts_with("zh")) { Self::Chinese } else { Self::English })
    }

    fn words(self) -> Words {
        let text = match self {
            Self::Chinese => include_str!("../messages/zh.toml"),
            Self::English => include_str!("../messages/en.toml"),
        };
        // A test keeps the files from being released broken.
        toml::from_str(text).unwrap_or(Words { messages: BTreeMap::new() })
    }

    /// A message with its places filled in.
    pub(crate) fn say(self, message: &str, places: &[(&str, String)]) -> String {
        let said = self.words().messages.remove(message).unwrap_or_else(|| message.to_owned());
        places.iter().fold(said.trim().to_owned(), |said, (name, value)| said.replace(&format!("{{{name}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_things() {
        let places = |text: &str| {
            let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
            names.sort_unstable();
            names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()
        };
        let (zh, en) = (Language::Chinese.words(), Language::English.words());
        assert!(!en.messages.is_empty() && en.messages.keys().eq(zh.messages.keys()));
        for (name, text) in &en.messages {
            assert_eq!(places(text), places(&zh.messages[name]), "{name}");
        }
    }

    #[test]
    fn places_are_filled_in() {
        let said =
            Language::English.say("sample", &[("drawn", "5".to_owned()), ("all", "9".to_owned()), ("seed", "7".to_owned())]);
        assert_eq!(said, "5 of 9 records, seed 7");
    }
}
