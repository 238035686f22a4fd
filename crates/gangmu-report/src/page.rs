use minijinja::{AutoEscape, Environment, Error, context};

use crate::Totals;

/// The files that the pages of a folder share: name and content.
pub const ASSETS: [(&str, &str); 2] = [("page.css", STYLE), ("page.js", SCRIPT)];

const STYLE: &str = include_str!("../assets/page.css");
const SCRIPT: &str = concat!(
    include_str!("../assets/words.js"),
    include_str!("../assets/text.js"),
    include_str!("../assets/plots.js"),
    include_str!("../assets/review.js"),
    include_str!("../assets/page.js"),
);

/// The language in which a page opens; a button of the page changes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Its code (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }
}

/// The pages of a report.
#[derive(Debug)]
pub struct Page {
    environment: Environment<'static>,
    language: Language,
}

/// A page of one document of many, and where its neighbours are: addresses from its own folder.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'a> {
    /// The document.
    pub document: &'a str,
    /// Its title, for the window.
    pub title: &'a str,
    /// The index.
    pub index: &'a str,
    /// The page before.
    pub before: Option<&'a str>,
    /// The page after.
    pub after: Option<&'a str>,
}

impl Page {
    /// Pages that open in this language.
    ///
    /// # Errors
    /// Where the template is broken; a test keeps that from being released.
    pub fn new(language: Language) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.add_template("page.html", include_str!("../assets/page.html"))?;
        Ok(Self { environment, language })
    }

    /// One page with everything inside: `documents` are [`Shown`](crate::Shown) documents as JSON.
    ///
    /// # Errors
    /// Where the template cannot be rendered.
    pub fn whole(&self, documents: &[String], totals: &Totals) -> Result<String, Error> {
        let data = format!("{{\"mode\":\"whole\",\"totals\":{},\"documents\":[{}]}}", totals.to_json(), documents.join(","));
        self.render("gangmu", &data, None)
    }

    /// The index of a folder of pages: `pages` is the folder of the documents, seen from the index.
    ///
    /// # Errors
    /// Where the template cannot be rendered.
    pub fn index(&self, totals: &Totals, pages: &str) -> Result<String, Error> {
        let folder = serde_json::Value::from(pages);
        let data = format!("{{\"mode\":\"index\",\"pages\":{folder},\"totals\":{},\"documents\":[]}}", totals.to_json());
        self.render("gangmu", &data, Some(pages))
    }

    /// The page of one document of a folder of pages; [`ASSETS`] lie beside it.
    ///
    /// # Errors
    /// Where the template cannot be rendered.
    pub fn leaf(&self, leaf: Leaf<'_>) -> Result<String, Error> {
        let [index, before, after] = [Some(leaf.index), leaf.before, leaf.after].map(serde_json::Value::from);
        let data = format!(
            "{{\"mode\":\"leaf\",\"index\":{index},\"before\":{before},\"after\":{after},\"documents\":[{}]}}",
            leaf.document
        );
        self.render(leaf.title, &data, Some("."))
    }

    /// The name of the page of the document at this place among all, from 0.
    pub fn name(at: usize) -> String {
        format!("{:05}.html", at + 1)
    }

    /// Renders a page; `assets` is the folder of [`ASSETS`] seen from it, none for a page that has all inside.
    fn render(&self, title: &str, data: &str, assets: Option<&str>) -> Result<String, Error> {
        let (style, script) = if assets.is_none() { (STYLE, SCRIPT) } else { ("", "") };
        self.environment.get_template("page.html")?.render(context! {
            language => self.language.code(),
            title, style, script, assets,
            data => inert(data),
        })
    }
}

/// JSON that cannot end the script element it stands in: in JSON, `<` stands only inside strings.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page::new(Language::Chinese).expect("the template")
    }

    #[test]
    fn a_text_cannot_end_the_script_element() {
        let html = page().whole(&["{\"text\":\"</script><b>\"}".to_owned()], &Totals::default()).expect("a page");
        assert!(html.contains("\\u003c/script>\\u003cb>"));
        assert_eq!(html.matches("</script>").count(), 2);
    }

    #[test]
    fn a_title_is_escaped() {
        let leaf = Leaf { document: "{}", title: "<b>&", index: "../index.html", before: None, after: Some("00002.html") };
        let html = page().leaf(leaf).expect("a page");
        assert!(html.contains("<title>&lt;b&gt;&amp; ·"), "{html}");
        assert!(html.contains("\"before\":null,\"after\":\"00002.html\""));
    }

    #[test]
    fn a_whole_page_names_no_other_file() {
        let html = page().whole(&[], &Totals::default()).expect("a page");
        assert!(!html.contains("src=") && !html.contains("<link"));
    }
}
