use minijinja::{Environment, Error, context};

/// The whole page for the document lines `lines` (JSON objects as `documents.jsonl` holds them), with all that it needs inside.
///
/// # Errors
/// When the template cannot be rendered.
pub fn page<'a>(lines: impl Iterator<Item = &'a str>) -> Result<String, Error> {
    let lines: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let data = inert(&format!("[{}]", lines.join(",")));
    Environment::new().render_str(
        include_str!("../assets/page.html"),
        context! {
            style => include_str!("../assets/page.css"),
            script => include_str!("../assets/page.js"),
            data => data,
        },
    )
}

/// JSON that cannot end the script element it stands in: in JSON, `<` stands only inside strings.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn a_text_cannot_end_the_script_element() {
        let html = page(["{\"text\":\"</script><b>\"}", ""].into_iter()).unwrap_or_default();
        assert!(html.contains("[{\"text\":\"\\u003c/script>\\u003cb>\"}]"));
        assert_eq!(html.matches("</script>").count(), 2);
    }
}
