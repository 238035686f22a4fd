use jiff::civil::Date;

use crate::DocumentKind;

/// What a page says about a document, and what follows from its title. What is unknown is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// 标题, without the name of the site.
    pub title: Option<String>,
    /// 发布机构 / 发文机关, else the bureau that the title names.
    pub issuer: Option<String>,
    /// 索引号.
    pub index_number: Option<String>,
    /// 文号 / 发文字号.
    pub document_number: Option<String>,
    /// 主题分类 / 组配分类.
    pub category: Option<String>,
    /// 有效性.
    pub validity: Option<String>,
    /// 成文日期 / 生成日期.
    pub written_date: Option<Date>,
    /// 发布日期 / 发布时间.
    pub published_date: Option<Date>,
    /// What kind of document it is.
    pub kind: Option<DocumentKind>,
    /// Which administrative division it is about.
    pub region: Option<Region>,
    /// The year it looks back on.
    pub review_year: Option<i16>,
    /// The year it plans for.
    pub plan_year: Option<i16>,
}

/// An administrative division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Six-digit division code (GB/T 2260).
    pub code: String,
    /// Its name; none where the code is not in the table.
    pub name: Option<String>,
    /// How it was found: `index_number`, `issuer` or `title`.
    pub how: &'static str,
}
