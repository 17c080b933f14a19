//! The page as a whole.

use tcenvelope::{Category, Code, DecodeErrorKind, Language};

use super::super::summary::{
    CategoryCount, CodeCount, GroupCount, NameCount, NoEnvelopeCount, Outcomes, Place, Summary,
    TimeCount, Unread,
};
use super::sections::ROWS;
use super::write_report;

/// The middle of a day.
const NOON: i64 = 1_795_435_200;

fn page(summary: &Summary, language: Language) -> String {
    let mut out = Vec::new();
    write_report(summary, language, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn outcomes(successes: u64, failures: u64, no_envelopes: u64) -> Outcomes {
    Outcomes {
        successes,
        failures,
        no_envelopes,
    }
}

fn code_count(code: &str, count: u64, language: Language) -> CodeCount {
    let known = Code::from(code);
    let judgement = known.judgement();
    CodeCount {
        code: code.to_owned(),
        count,
        category: judgement.category.name(),
        retry: judgement.retry.name(),
        fault: judgement.category.fault().name(),
        basis: judgement.basis.name(),
        description: known.description(language),
    }
}

/// A summary that has something of everything.
fn sample(language: Language) -> Summary {
    let codes = [
        ("RequestLimitExceeded", 4021),
        ("ResourceInsufficient", 1205),
        ("InvalidParameterValue.InvalidIpAddress", 811),
        ("", 3),
    ];
    let categories = [
        Category::Throttled,
        Category::Capacity,
        Category::InvalidRequest,
    ];
    Summary {
        version: "0.1.0",
        files: 12,
        bytes: 1_234_567_890,
        records: 100_020,
        without_body: 20,
        outcomes: outcomes(93_900, 6040, 60),
        codes: codes
            .map(|(code, count)| code_count(code, count, language))
            .into(),
        other_codes: 17,
        categories: categories
            .map(|category| CategoryCount {
                category: category.name(),
                count: 1000 + u64::from(category.number()),
                fault: category.fault().name(),
                description: category.description(language),
            })
            .into(),
        anomalies: vec![NameCount {
            name: "request_id_null",
            count: 41,
        }],
        groups: vec![
            GroupCount {
                group: "DescribeInstances".into(),
                outcomes: outcomes(70_000, 400, 0),
            },
            GroupCount {
                group: String::new(),
                outcomes: outcomes(5, 0, 6),
            },
        ],
        other_groups: outcomes(7, 8, 9),
        times: (0..48)
            .map(|step| TimeCount {
                begin: NOON + 1800 * step,
                outcomes: outcomes(2000, step.unsigned_abs(), 0),
            })
            .collect(),
        time_step: 1800,
        without_time: 13,
        no_envelopes: vec![NoEnvelopeCount {
            kind: "NotEnvelope",
            hint: Some("LegacyApi"),
            count: 60,
        }],
        places: vec![Place {
            file: "logs/a.ndjson.gz".into(),
            line: 77,
            kind: DecodeErrorKind::NotEnvelope.name(),
            hint: Some("LegacyApi"),
            offset: 0,
            text: "NotEnvelope at byte 0 (line 1, column 1)".into(),
        }],
        more_places: 59,
        unread: vec![Unread {
            file: "logs/b.gz".into(),
            records: 5,
            reason: "unexpected end".into(),
        }],
        more_unread: 0,
    }
}

#[test]
fn a_summary_is_shown_whole() {
    let page = page(&sample(Language::English), Language::English);
    for shown in [
        "<html lang=\"en\">",
        "default-src 'none'",
        "tcenvelope 0.1.0",
        "<dd>100,000</dd>",
        "<dd>100,020</dd>",
        "<dd title=\"1,234,567,890\">1.23 GB</dd>",
        "Records with nothing where the body should be: 20",
        "<strong>93.9%</strong>",
        "<code><bdi>RequestLimitExceeded</bdi></code>",
        "<span title=\"Backoff\">send again after a pause</span>",
        "<strong>4,021</strong> <span class=\"quiet\">66.6%</span>",
        "(no code)",
        "Codes not counted one by one",
        "Tencent Cloud</td>",
        "DescribeInstances",
        "(none in the record)",
        "Groups not counted one by one",
        "2026-11-23 12:00 – 2026-11-24 12:00 UTC · One column: 30 minutes<",
        "<title>2026-11-24 11:30 UTC: 2,047, Failures 47, No envelope 0, Successes 2,000</title>",
        "Bodies without a time that can be read, not shown here: 13",
        "<code>RequestId</code> is null.",
        "NotEnvelope, LegacyApi",
        "<bdi>logs/<wbr>a.<wbr>ndjson.<wbr>gz</bdi>:77",
        "Places not listed here: 59",
        "unexpected end",
        "the numbers lack it. Files concerned: 1",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
}

#[test]
fn the_page_is_in_chinese_too() {
    let page = page(&sample(Language::Chinese), Language::Chinese);
    let description = Code::from("RequestLimitExceeded").description(Language::Chinese);
    for shown in [
        "<html lang=\"zh-CN\">",
        "扫描报告",
        "按错误码统计失败",
        "<span title=\"Backoff\">稍候重发</span>",
        "腾讯云</td>",
        "<code>RequestId</code> 为 null。",
        "每列：30 分钟",
        description,
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    let (_, body) = page.split_once("</style>").unwrap();
    for english in ["Failures", "Bodies", "not listed", "Over time", "The "] {
        assert!(!body.contains(english), "{english}");
    }
}

#[test]
fn sections_without_data_are_left_out() {
    let all = [
        "time",
        "codes",
        "categories",
        "groups",
        "anomalies",
        "no-envelopes",
        "unread",
    ];
    let full = page(&sample(Language::English), Language::English);
    let empty = page(&Summary::default(), Language::English);
    for id in all {
        let heading = format!("<h2 id=\"{id}\">");
        assert!(full.contains(&heading), "{id}");
        assert!(!empty.contains(&heading), "{id}");
    }
    assert!(empty.contains("No bodies were found."));
    assert!(!empty.contains("Records with nothing"));
    assert!(!empty.contains("#unread"));
}

/// Whatever was sent, it stays text.
#[test]
fn text_from_outside_is_escaped() {
    let attack = "<script>alert(1)</script>\"'><img src=x onerror=y>\u{202e}\u{1b}[31m&lt;";
    let long = attack.repeat(40);
    let mut summary = sample(Language::English);
    for text in [attack, &long] {
        summary.codes.push(code_count(text, 1, Language::English));
        summary.groups.push(GroupCount {
            group: text.into(),
            outcomes: outcomes(1, 1, 1),
        });
        let place = &mut summary.places[0];
        (place.file, place.text) = (text.into(), text.into());
        let unread = &mut summary.unread[0];
        (unread.file, unread.reason) = (text.into(), text.into());
        let page = page(&summary, Language::English);
        assert!(!page.contains("<script") && !page.contains("<img"));
        assert!(!page.contains("\"'>") && !page.contains("&lt;&lt;"));
        assert!(!page.contains(['\u{202e}', '\u{1b}']));
        let shown = "<bdi>&lt;script&gt;alert(1)&lt;/<wbr>script&gt;&quot;'&gt;&lt;img src=x onerror=y&gt;\
             <span class=\"escape\">\\u{202e}</span><span class=\"escape\">\\u{1b}</span>[31m&amp;lt;</bdi>";
        assert!(page.contains(shown));
    }
    assert!(
        page(&summary, Language::English).contains("onerror=y&gt;\\u{202e}"),
        "no tooltip"
    );
}

#[test]
fn what_is_too_much_is_summed_up_and_said() {
    let mut summary = sample(Language::English);
    let many = 12_000;
    let name = |index: u64| format!("FailedOperation.Number{index}{}", "x".repeat(2000));
    summary.codes = (0..many)
        .map(|index| code_count(&name(index), 2, Language::English))
        .collect();
    summary.groups = (0..many)
        .map(|index| GroupCount {
            group: name(index),
            outcomes: outcomes(1, 2, 3),
        })
        .collect();
    let place = || Place {
        file: name(0),
        line: 1,
        kind: "Empty",
        hint: None,
        offset: 0,
        text: name(1),
    };
    summary.places = (0..many).map(|_| place()).collect();
    let unread = |index| Unread {
        file: name(index),
        records: 0,
        reason: name(index),
    };
    summary.unread = (0..many).map(unread).collect();
    summary.more_unread = 5;
    summary.times = (0..50_000)
        .map(|step| TimeCount {
            begin: NOON + 10 * step,
            outcomes: outcomes(1, 0, 0),
        })
        .collect();
    summary.time_step = 10;
    let page = page(&summary, Language::English);
    assert_eq!(ROWS, 50);
    for said in [
        "Codes not listed here: 11,950</span></th><td class=\"empty\" role=\"cell\"></td>\
         <td class=\"empty\" role=\"cell\"></td><td class=\"number\" role=\"cell\"><strong>23,900</strong>",
        "Groups not listed here: 11,950",
        "data-label=\"No envelope\">35,850<",
        "Places not listed here: 12,039",
        "Files not listed here: 11,955",
        "Files concerned: 12,005",
        "One column: 2 hours<",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert_eq!(
        page.matches("class=\"failure\" style").count(),
        2 * ROWS + 3 + 1
    );
    assert!(page.len() < 600_000, "{} bytes", page.len());
}

#[test]
fn stamps_far_apart_make_a_chart() {
    let mut summary = sample(Language::English);
    for (first, last) in [(0, NOON), (i64::MIN, i64::MAX), (NOON, NOON)] {
        summary.time_step = 60;
        summary.times = [first, last]
            .map(|begin| TimeCount {
                begin,
                outcomes: outcomes(1, 1, 0),
            })
            .into();
        let page = page(&summary, Language::English);
        let (_, chart) = page.split_once("<svg").unwrap();
        let (chart, _) = chart.split_once("</svg>").unwrap();
        assert_eq!(
            chart.matches("<g>").count(),
            if first == last { 1 } else { 2 }
        );
        assert!(page.matches("<span style=\"left:").count() <= 14);
    }
    summary.times.clear();
    let page = page(&summary, Language::English);
    assert!(page.contains("<h2 id=\"time\">") && !page.contains("<svg"));
}
