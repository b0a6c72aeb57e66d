//! The example program, run as a stranger would.

use std::process::{Command, Output};

use crate::facts::{activities, deals, engine, me};

fn estimate(args: &[&str]) -> Output {
    let program = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("examples/estimate");
    Command::new(program).args(args).output().unwrap()
}

#[test]
fn the_example_prints_the_engines_report() {
    let folder = std::env::temp_dir().join(format!("second-chair-estimate-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let facts = file("facts.json", &engine(&[deals(&[]), activities(&[])]).export());
    let settings = file("settings.json", &me("se"));
    let common = ["--facts", &facts, "--now", "2026-11-23T09:00:00Z", "--zone", "Europe/London"];
    let output = estimate(&[&["--settings", &settings, "--signed-in", "9"], common.as_slice()].concat());
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["viewer"]["confirmed"], true);
    assert_eq!(report["workload"]["weeks"].as_array().unwrap().len(), 6);
    let refused = estimate(&["--facts", &facts, "--now", "2026-11-23T09:00:00Z"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().starts_with("--zone is missing"));
    std::fs::remove_dir_all(&folder).unwrap();
}
