use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

thread_local! {
    /// What the last panic of this thread said, with its place.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the default hook from writing to standard error: a panic on one input becomes a line in errors.jsonl instead.
pub(crate) fn keep_quiet() {
    panic::set_hook(Box::new(|info| LAST.set(Some(describe(info)))));
}

/// Runs `work`; a panic comes back as what it said.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing that `work` touches outlives a panic: it reads shared rules and builds its own result.
    panic::catch_unwind(AssertUnwindSafe(work))
        .map_err(|payload| LAST.take().unwrap_or_else(|| said(payload.as_ref()).to_owned()))
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let message = said(info.payload());
    info.location().map_or_else(|| message.to_owned(), |place| format!("{message} ({}:{})", place.file(), place.line()))
}

fn said(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_comes_back_as_what_it_said() {
        keep_quiet();
        let said = caught(|| panic!("seven {}", "lists")).expect_err("a panic");
        assert!(said.starts_with("seven lists ("), "{said}");
        assert_eq!(caught(|| 7), Ok(7));
    }
}
