import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreHasOwnProject } from "../../../../policies/rules/data/document-store-has-own-project.ts";
import { dedicated, project } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreHasOwnProject, {
  rows: [
    { kind: "met", it: "accepts the stack's own project", views: [project, dedicated], state: "met" },
    {
      kind: "violated",
      it: "refuses a project that is declared elsewhere",
      views: [dedicated],
      state: "violated",
      says: 'DAT-08: "cluster" project must be declared in this stack; got nothing. Leave the cluster in the project of its own stack.',
    },
    {
      kind: "violated",
      it: "refuses a project of another environment",
      views: [given(project, { name: "books-staging" }), dedicated],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a project without a name",
      views: [given(project, { name: undefined }), dedicated],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a name in which the stack's is only a part of a word",
      views: [given(project, { name: "books-shopper" }), dedicated],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a stack's name with a hyphen",
      views: [given(project, { name: "books-eu-test" }), dedicated],
      state: "met",
      context: { stack: "eu-test" },
    },
    {
      kind: "unknown",
      it: "leaves an unknown name undecided",
      views: [given(project, { name: UNKNOWN }), dedicated],
      state: "undecided",
      undecided: "name",
    },
  ],
});
