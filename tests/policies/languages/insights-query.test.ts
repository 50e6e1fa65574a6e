import { describe, expect, it } from "@jest/globals";
import { requiredConditions } from "../../../policies/languages/insights-query.ts";

describe("requiredConditions", () => {
  it.each<[string, string, readonly string[]]>([
    ["one filter", 'fields @message | filter event = "a" | limit 10', ['event = "a"']],
    ["a filter that begins the query", 'filter event = "a"', ['event = "a"']],
    ["two in one filter", 'filter action = "B" and kind = "R" | limit 1', ['action = "B"', 'kind = "R"']],
    ["two filters", "filter a = 1 | filter b = 2", ["a = 1", "b = 2"]],
    ["words in capitals", "FILTER a = 1 AND b = 2", ["a = 1", "b = 2"]],
    ["blanks and quotes of another spelling", "filter event='a b'  and n>=5", ['event = "a b"', "n >= 5"]],
    ["lines, and a remark", 'fields @message\n| filter event = "a" # | filter b = 1', ['event = "a"']],
    [
      "bars, hashes and ands within texts",
      'filter m = "a | and # b" and n = 1',
      ['m = "a | and # b"', "n = 1"],
    ],
    ["an expression between slashes", "filter m like /a|b and c/ and n = 1", ["m like /a|b and c/", "n = 1"]],
    ["a choice as one condition", 'filter event = "a" or event = "b"', ['event = "a" or event = "b"']],
    ["what stands in brackets as one", "filter not ( a = 1 and b = 2 )", ["not ( a = 1 and b = 2 )"]],
    ["none without a filter", "fields @message | limit 1", []],
    ["none in another command", 'parse @message "filter a = 1" as b', []],
    ["none in a remark", "fields @message # filter a = 1", []],
  ])("reads %s", (_, query, conditions) => {
    expect([...requiredConditions(query)]).toEqual(conditions);
  });
});
