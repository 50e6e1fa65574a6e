import type { Broken } from "../edited-stacks.ts";

/** Copies of the database: words, regions, windows and what a dump needs. */
export const backup: readonly Broken[] = [
  {
    mistake: "a recovery region to which RDS copies nothing",
    edits: [["recoveryRegion: ap-southeast-1", "recoveryRegion: eu-west-1"]],
    messages: [
      'Pulumi.production.yaml aws.recoveryRegion: a region to which RDS copies backups from ap-southeast-3 (ap-southeast-1); got "eu-west-1". Write recoveryRegion: ap-southeast-1.',
    ],
  },
  {
    mistake: "copies in the backup window of the database",
    edits: [['window: "21:00-22:00"', 'window: "18:30-19:30"']],
    messages: [
      'Pulumi.production.yaml backup.window: a window apart from database.backupWindow, 18:00-19:00; got "18:30-19:30". Move it: a snapshot waits while RDS is busy, and is given up after the window.',
      'Pulumi.production.yaml backup.window: a window apart from database.maintenanceWindow, sun:19:00-sun:20:00; got "18:30-19:30". Move it: a snapshot waits while RDS is busy, and is given up after the window.',
    ],
  },
  {
    mistake: "half an hour for copies to start",
    edits: [['window: "21:00-22:00"', 'window: "21:00-21:30"']],
    messages: [
      'Pulumi.production.yaml backup.window: a window of at least 60 minutes; got "21:00-21:30". Make it longer.',
    ],
  },
  {
    mistake: "a window in words",
    edits: [['window: "21:00-22:00"', "window: nightly"]],
    messages: [
      'Pulumi.production.yaml backup.window: a daily window in UTC as hh:mm-hh:mm; got "nightly". Write it like window: "18:00-19:00".',
    ],
  },
  {
    mistake: "monthly copies that go before the daily ones",
    edits: [["    backup:\n", "    backup:\n      dailyRetentionDays: 60\n      monthlyRetentionDays: 45\n"]],
    messages: [
      "Pulumi.production.yaml backup.monthlyRetentionDays: at least the 60 days that a daily snapshot is kept; got 45. Write monthlyRetentionDays: 365.",
    ],
  },
  {
    mistake: "daily copies kept 0 days",
    edits: [["    backup:\n", "    backup:\n      dailyRetentionDays: 0\n"]],
    messages: [
      "Pulumi.production.yaml backup.dailyRetentionDays: a whole number from 1 to 3650 days; got 0. Write it like dailyRetentionDays: 30.",
    ],
  },
  {
    mistake: "a lock that nobody could ever lift",
    edits: [["    backup:\n", "    backup:\n      lock: compliance\n"]],
    messages: [
      'Pulumi.production.yaml backup.lock: "governance" or "none"; got "compliance". Write it like lock: governance.',
    ],
  },
  {
    mistake: "a dump by tag",
    edits: [
      [/ghcr\.io\/warungin\/database-dump@sha256:[0-9a-f]{64}/, "ghcr.io/warungin/database-dump:latest"],
    ],
    messages: [
      'Pulumi.production.yaml backup.dump.image: an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>); got "ghcr.io/warungin/database-dump:latest". Write it like image: ghcr.io/acme/api@sha256:<64 hexadecimal digits>.',
    ],
  },
  {
    mistake: "a dump every hour of a cron",
    edits: [['schedule: "22:30"', 'schedule: "0 * * * *"']],
    messages: [
      'Pulumi.production.yaml backup.dump.schedule: a time in UTC as hh:mm; got "0 * * * *". Write it like schedule: "22:30".',
    ],
  },
  {
    mistake: "a dump without its schedule",
    edits: [['        schedule: "22:30"\n', ""]],
    messages: [
      'Pulumi.production.yaml backup.dump.schedule: a time in UTC as hh:mm; got nothing. Add it, for example schedule: "22:30".',
    ],
  },
  {
    mistake: "a dump of a size that Fargate does not sell",
    edits: [
      [
        "cpuUnits: 256\n        memoryMib: 512\n        schedule",
        "cpuUnits: 256\n        memoryMib: 4096\n        schedule",
      ],
    ],
    messages: [
      "Pulumi.production.yaml backup.dump.memoryMib: memory that Fargate offers with 256 CPU units (512, 1024 or 2048 MiB); got 4096. Write memoryMib: 2048, or another cpuUnits.",
    ],
  },
  {
    mistake: "a database without a dump",
    edits: [[/ {6}dump:\n(?: {8}.*\n)+/, ""]],
    messages: [
      "Pulumi.production.yaml backup.dump: a logical dump of the database into the recovery region, which row BAK-12 asks of every product; got nothing. Add it with image, architecture, user, cpuUnits, memoryMib and schedule.",
    ],
  },
  {
    mistake: "a dump as root",
    edits: [['user: "1000:1000"\n        cpuUnits: 256', 'user: "0"\n        cpuUnits: 256']],
    messages: [
      'Pulumi.production.yaml backup.dump.user: a numeric user other than 0, or user:group, as text in quotes; got "0". Write it like user: "1000:1000".',
    ],
  },
  {
    mistake: "a dump without a secret that holds the database's URL",
    edits: [["DATABASE_URL: { kind: composed, from: database.url }", "DATABASE_URL: { kind: generated }"]],
    messages: [
      "Pulumi.production.yaml backup.dump: a secret composed from database.url, with which it connects; got none under secrets. Add DATABASE_URL: { kind: composed, from: database.url } under secrets.",
    ],
  },
  {
    mistake: "copies of a database that is not there",
    edits: [
      [/ {4}database:\n(?: {6}.*\n)+/, ""],
      ["DATABASE_URL: { kind: composed, from: database.url }", "DATABASE_URL: { kind: generated }"],
    ],
    messages: [
      "Pulumi.production.yaml backup: a database to back up; got no database. Add database or remove backup.",
    ],
  },
  {
    mistake: "a region from which RDS copies nothing",
    edits: [
      [
        "region: ap-southeast-3 # example\n      recoveryRegion: ap-southeast-1",
        "region: mx-central-1\n      recoveryRegion: us-east-1",
      ],
      [/ecr\.ap-southeast-3/g, "ecr.mx-central-1"],
    ],
    messages: [
      'Pulumi.production.yaml aws.recoveryRegion: a region to which RDS copies backups from mx-central-1 (none is known); got "us-east-1". Take another aws.region for a stack with a database.',
    ],
  },
  {
    mistake: "a restore test that no task's disk holds",
    edits: [['        schedule: "22:30"\n', restoreTest('schedule: "23:30"')]],
    messages: [
      "Pulumi.production.yaml backup.dump.restoreTest: a database of 195 GiB at most, which a task's disk holds; got up to 500 GiB. Remove it, and restore by hand as the runbook says.",
    ],
  },
  {
    mistake: "a restore test at the minute of the dump, of a size that Fargate does not offer",
    edits: [
      ["maxStorageGib: 500", "maxStorageGib: 190"],
      ['        schedule: "22:30"\n', restoreTest('schedule: "22:30"', "memoryMib: 9000")],
    ],
    messages: [
      "Pulumi.production.yaml backup.dump.restoreTest.memoryMib: memory that Fargate offers with 512 CPU units (1024, 2048, 3072 or 4096 MiB); got 9000. Write memoryMib: 4096, or another cpuUnits.",
      'Pulumi.production.yaml backup.dump.restoreTest.schedule: another time than the dump\'s, after it; got "22:30". Write a later one.',
    ],
  },
  {
    mistake: "a restore test without an image, at no time",
    edits: [
      ["maxStorageGib: 500", "maxStorageGib: 190"],
      [
        '        schedule: "22:30"\n',
        '        schedule: "22:30"\n        restoreTest: { cpuUnits: 512, memoryMib: 1024, schedule: nightly }\n',
      ],
    ],
    messages: [
      "Pulumi.production.yaml backup.dump.restoreTest.image: an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>); got nothing. Add it, for example image: ghcr.io/acme/api@sha256:<64 hexadecimal digits>.",
      'Pulumi.production.yaml backup.dump.restoreTest.schedule: a time in UTC as hh:mm; got "nightly". Write it like schedule: "22:30".',
    ],
  },
];

/** The dump's schedule and a restore test with these words after it. */
export function restoreTest(schedule: string, memory = "memoryMib: 1024"): string {
  const image = `ghcr.io/warungin/restore@sha256:${"0".repeat(62)}e1`;
  return `        schedule: "22:30"\n        restoreTest: { image: "${image}", cpuUnits: 512, ${memory}, ${schedule} }\n`;
}
