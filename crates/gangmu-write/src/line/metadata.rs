use gangmu_model::{DocumentKind, Metadata, Region};
use schemars::JsonSchema;
use serde::Serialize;

/// What is known of a document as a whole; null is unknown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetadataLine<'a> {
    /// 标题 (title).
    pub title: Option<&'a str>,
    /// 发布机构 (issuer).
    pub issuer: Option<&'a str>,
    /// 索引号 (index number).
    pub index_number: Option<&'a str>,
    /// 发文字号 (document number).
    pub document_number: Option<&'a str>,
    /// 主题分类 (subject).
    pub category: Option<&'a str>,
    /// 有效性 (validity).
    pub validity: Option<&'a str>,
    /// 成文日期, ISO.
    #[schemars(extend("format" = "date"))]
    pub written_date: Option<String>,
    /// 发布日期, ISO.
    #[schemars(extend("format" = "date"))]
    pub published_date: Option<String>,
    /// What kind of document it is.
    #[schemars(extend("enum" = ["summary", "plan", "summary_and_plan", "key_points", "work_report", "notice", "bulletin", "other", null]))]
    pub kind: Option<&'static str>,
    /// The administrative division that it is about.
    pub region: Option<RegionLine<'a>>,
    /// The year that it looks back on.
    pub review_year: Option<i16>,
    /// The year that it plans for.
    pub plan_year: Option<i16>,
}

/// An administrative division.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RegionLine<'a> {
    /// Six-digit code (GB/T 2260).
    pub code: &'a str,
    /// Its name.
    pub name: Option<&'a str>,
    /// How it was found: `index_number`, `issuer` or `title`.
    pub how: &'a str,
}

impl<'a> MetadataLine<'a> {
    pub(super) fn new(metadata: &'a Metadata) -> Self {
        Self {
            title: metadata.title.as_deref(),
            issuer: metadata.issuer.as_deref(),
            index_number: metadata.index_number.as_deref(),
            document_number: metadata.document_number.as_deref(),
            category: metadata.category.as_deref(),
            validity: metadata.validity.as_deref(),
            written_date: metadata.written_date.map(|d| d.to_string()),
            published_date: metadata.published_date.map(|d| d.to_string()),
            kind: metadata.kind.map(kind_word),
            region: metadata.region.as_ref().map(RegionLine::new),
            review_year: metadata.review_year,
            plan_year: metadata.plan_year,
        }
    }
}

impl<'a> RegionLine<'a> {
    fn new(region: &'a Region) -> Self {
        Self { code: &region.code, name: region.name.as_deref(), how: region.how }
    }
}

fn kind_word(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Summary => "summary",
        DocumentKind::Plan => "plan",
        DocumentKind::SummaryAndPlan => "summary_and_plan",
        DocumentKind::KeyPoints => "key_points",
        DocumentKind::WorkReport => "work_report",
        DocumentKind::Notice => "notice",
        DocumentKind::Bulletin => "bulletin",
        DocumentKind::Other => "other",
    }
}
