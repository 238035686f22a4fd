/// Tags that only a page has, as they begin.
const TAGS: &[&str] = &[
    "<html",
    "<!doctype html",
    "<head",
    "<body",
    "<div",
    "<p>",
    "<p ",
    "</p>",
    "<br",
    "<table",
    "<td",
    "<span",
    "<meta",
    "<script",
    "<li",
    "<a ",
];

/// How much of a text is looked at.
const SAMPLE: usize = 1 << 16;

/// Whether a text is a page or plain text, by its tags; the name of the file only breaks ties.
pub(crate) fn media_type(path: &str, text: &str) -> &'static str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or(text);
    if memchr::memchr(b'<', head.as_bytes()).is_none() {
        return "text/plain";
    }
    let head = head.to_ascii_lowercase();
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let declared = ["<!doctype html", "<html", "<head", "<body", "<?xml"].iter().any(|t| start.starts_with(t));
    let tags: usize = TAGS.iter().map(|tag| memchr::memmem::find_iter(head.as_bytes(), tag.as_bytes()).take(8).count()).sum();
    let named =
        path.rsplit_once('.').is_some_and(|(_, e)| matches!(e.to_ascii_lowercase().as_str(), "html" | "htm" | "shtml" | "xhtml"));
    if (declared && tags >= 1) || tags >= 4 || (named && tags >= 1) { "text/html" } else { "text/plain" }
}
