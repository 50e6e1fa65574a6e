import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { containerRunsWithoutRoot } from "../../../../policies/rules/compute/container-runs-without-root.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable } from "../../rule-table.ts";

const port = (containerPort: unknown) => draft({ portMappings: [{ containerPort }] });
const add = (...capabilities: string[]) =>
  draft({ linuxParameters: { capabilities: { add: capabilities } } });

ruleTable(containerRunsWithoutRoot, {
  rows: [
    { kind: "met", it: "accepts a numbered user on a read-only file system", views: [draft()], state: "met" },
    { kind: "met", it: "accepts the same in container definitions", views: [definition()], state: "met" },
    {
      kind: "violated",
      it: "refuses root",
      views: [draft({ user: "0:0" })],
      state: "violated",
      says: 'CMP-07: "api" containers.api.user must be another user than root; got root. Take the override off the container, and let the image run as a numbered user on a port of 1024 or above.',
    },
    {
      kind: "violated",
      it: "refuses a writable file system",
      views: [draft({ readonlyRootFilesystem: false })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a privileged container",
      views: [draft({ privileged: true })],
      state: "violated",
    },
    { kind: "violated", it: "refuses an added capability", views: [add("SYS_PTRACE")], state: "violated" },
    {
      kind: "absent",
      it: "refuses a container that names no user: the image may say root",
      views: [draft({ user: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses ECS's default of a writable file system",
      views: [draft({ readonlyRootFilesystem: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts a container without ports and linux parameters",
      views: [draft({ portMappings: undefined, linuxParameters: undefined })],
      state: "met",
    },
    { kind: "boundary", it: "refuses port 1023", views: [port(1023)], state: "violated" },
    { kind: "boundary", it: "accepts port 1024", views: [port(1024)], state: "met" },
    { kind: "boundary", it: "refuses port 0", views: [port(0)], state: "violated" },
    { kind: "spelling", it: "refuses root by name", views: [draft({ user: "root" })], state: "violated" },
    {
      kind: "spelling",
      it: "refuses root with leading zeros and a group",
      views: [draft({ user: "00:1000" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses root in container definitions",
      views: [definition({ user: "0" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown user undecided",
      views: [draft({ user: UNKNOWN })],
      state: "undecided",
      undecided: "containers.api.user",
    },
  ],
});
