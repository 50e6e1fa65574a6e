import { pinnedImage, service } from "./service.ts";
import { dailyWindow } from "./windows.ts";
import { choice, group, NO_DEFAULT, text, whole } from "./word.ts";

const { architecture, cpuUnits, memoryMib, user } = service.shape;

/** The task that restores the newest dump. */
const restoreTest = group(
  {
    meaning:
      "The newest dump is restored every day into an empty server inside a task of its own, and an alarm says when nothing came back; it has the dump's architecture and user",
  },
  {
    image: pinnedImage({
      required: NO_DEFAULT.identity,
      holds:
        "It holds bash, awk, sed, grep, the AWS command line, and the database's server with its restoring program (mongod and mongorestore; PostgreSQL's server programs and a name for the user in /etc/passwd); it declares /scratch with VOLUME, as a folder of the dump's user; its entry point, where it has one, runs what it is given",
    }),
    cpuUnits,
    memoryMib,
    schedule: timeOfDay("When it starts, every day; after the dump"),
  },
);

function timeOfDay(meaning: string) {
  return text(
    {
      meaning,
      expected: "a time in UTC as hh:mm",
      example: '"22:30"',
      unit: "UTC",
      required: NO_DEFAULT.application,
    },
    /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  );
}

/** The task that writes a logical dump. */
const dump = group(
  {
    meaning:
      "A logical dump of the database, written every day into the backup bucket of the recovery region",
  },
  {
    image: pinnedImage({
      required: NO_DEFAULT.identity,
      holds:
        "It holds bash, grep, mkfifo, the AWS command line and the dumping program (pg_dump of the database's version, mongodump); its entry point, where it has one, runs what it is given. It need not know the user, nor any folder",
    }),
    architecture,
    user,
    cpuUnits,
    memoryMib,
    schedule: timeOfDay("When it starts, every day"),
    retentionDays: whole(
      { meaning: "Days that a dump is kept", unit: "days", example: "30" },
      1,
      3650,
    ).optional(),
    restoreTest: restoreTest.optional(),
  },
);

/** Copies of the database beside RDS's own. */
export const backup = group(
  {
    meaning:
      "Copies of the database beside its own point-in-time recovery, in this region and in the recovery region",
  },
  {
    window: dailyWindow(
      "When the daily and the monthly snapshot start; at least 60 minutes, apart from the database's windows",
    ),
    dailyRetentionDays: whole(
      { meaning: "Days that a daily snapshot is kept", unit: "days", example: "30" },
      1,
      3650,
    ).optional(),
    monthlyRetentionDays: whole(
      { meaning: "Days that a monthly snapshot is kept", unit: "days", example: "365" },
      31,
      3650,
    ).optional(),
    lock: choice(
      {
        meaning:
          "Whether the vaults refuse to delete a snapshot before its time; governance can be lifted by those whom IAM lets",
        example: "governance",
      },
      ["governance", "none"],
    ).optional(),
    dump: dump.optional(),
  },
).optional();
