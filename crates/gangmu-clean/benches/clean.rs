//! Speed of the cleaner: pages against the time that a tree parser takes for the same page, and plain text.
//!
//! `GANGMU_PAGES=DIR GANGMU_TEXTS=DIR cargo bench -p gangmu-clean` takes the pages and the plain texts of folders instead of those made here.

#![expect(clippy::expect_used, reason = "a bench may stop")]

use divan::Bencher;
use divan::counter::BytesCount;
use gangmu_clean::Cleaner;
use gangmu_rules::Rules;

fn main() {
    divan::main();
}

const PARAGRAPH: &str =
    "全县共新建幼儿园3所、改扩建校舍1.2万平方米，投入资金860万元；学前三年毛入园率达到92.5%，比上年提高1.3个百分点。";

/// Plain texts: those of the folder that GANGMU_TEXTS names, or one made here.
fn plain() -> Vec<String> {
    if let Ok(folder) = std::env::var("GANGMU_TEXTS") {
        let files = std::fs::read_dir(folder).expect("the folder");
        return files.filter_map(|e| std::fs::read_to_string(e.expect("an entry").path()).ok()).collect();
    }
    let section = |n: usize| format!("（{n}）扎实推进学校建设。{}\n", PARAGRAPH.repeat(4));
    let body: String = (1..2000).map(section).collect();
    vec![format!("某县教育局2022年工作总结\n发布时间：2023-01-10\n{body}")]
}

fn pages() -> Vec<Vec<u8>> {
    if let Ok(folder) = std::env::var("GANGMU_PAGES") {
        let files = std::fs::read_dir(folder).expect("the folder");
        return files.map(|e| std::fs::read(e.expect("an entry").path()).expect("a file")).collect();
    }
    let links = "<li><a href=\"/a/b.html\" class=\"item link\">栏目名称</a></li>".repeat(120);
    let body = format!("<p style=\"text-indent:2em\">{PARAGRAPH}</p>\n").repeat(60);
    let page = format!(
        "<!DOCTYPE html><html><head><title>工作总结</title><script>var a=1;</script></head><body><div class=\"nav\"><ul>{links}</ul></div>\
         <div class=\"TRS_Editor\">{body}</div><div class=\"foot\"><ul>{links}</ul></div></body></html>"
    );
    vec![page.into_bytes()]
}

fn bytes(pages: &[Vec<u8>]) -> BytesCount {
    BytesCount::new(pages.iter().map(Vec::len).sum::<usize>())
}

#[divan::bench]
fn clean_pages(bencher: Bencher) {
    let (rules, pages) = (Rules::bundled().expect("the bundled rules"), pages());
    let cleaner = Cleaner::new(&rules.clean);
    bencher.counter(bytes(&pages)).bench(|| {
        for page in &pages {
            divan::black_box(cleaner.decode("page.html", page).map(|source| cleaner.clean(&source)).ok());
        }
    });
}

#[divan::bench]
fn decode_pages(bencher: Bencher) {
    let (rules, pages) = (Rules::bundled().expect("the bundled rules"), pages());
    let cleaner = Cleaner::new(&rules.clean);
    bencher.counter(bytes(&pages)).bench(|| {
        for page in &pages {
            divan::black_box(cleaner.decode("page.html", page).ok());
        }
    });
}

#[divan::bench]
fn scraper_parses_pages(bencher: Bencher) {
    let (rules, pages) = (Rules::bundled().expect("the bundled rules"), pages());
    let cleaner = Cleaner::new(&rules.clean);
    let texts: Vec<String> = pages.iter().filter_map(|p| cleaner.decode("page.html", p).ok()).map(|s| s.text).collect();
    bencher.counter(bytes(&pages)).bench(|| {
        for text in &texts {
            divan::black_box(scraper::Html::parse_document(text));
        }
    });
}

#[divan::bench]
fn clean_plain_text(bencher: Bencher) {
    let rules = Rules::bundled().expect("the bundled rules");
    let (cleaner, texts) = (Cleaner::new(&rules.clean), plain());
    bencher.counter(BytesCount::new(texts.iter().map(String::len).sum::<usize>())).bench(|| {
        for text in &texts {
            divan::black_box(cleaner.decode("text.txt", text.as_bytes()).map(|source| cleaner.clean(&source)).ok());
        }
    });
}

#[divan::bench]
fn load_rules(bencher: Bencher) {
    bencher.bench(|| Rules::bundled().expect("the bundled rules"));
}
