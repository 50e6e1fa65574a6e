/** How long RDS takes to bring a database back, by the size of its storage. Seconds, MiB and GiB. */

/**
 * Seconds until RDS has made an instance of a backup: an estimate from 14 restores seen in public logs (450 to 1,100 s), in which
 * the data is not yet loaded (shared data, durations.csv, aws:rds/instance:Instance, create, "restore from snapshot"; read
 * 2026-11-27).
 */
export const SECONDS_TO_CREATE = 700;

/**
 * MiB a second at which the new volume gets its data from the backup: until a block is there, a statement that needs it waits.
 * RDS promises no rate. EBS sells promised ones from 100 to 300 MiB/s, and says that its usual one fluctuates; their middle is
 * taken (EBS User Guide, "Initialize Amazon EBS volumes", and EC2 CreateVolume, VolumeInitializationRate; read 2026-11-27).
 */
export const LOAD_MIB_PER_SECOND = 200;

const MIB_PER_GIB = 1024;

/** The parts of a restore, in minutes, each rounded up in the sum alone. */
export interface RestoreTime {
  readonly createMinutes: number;
  readonly loadMinutes: number;
  /** Both together, in whole minutes. */
  readonly minutes: number;
}

/**
 * What RDS needs for a database of that size. Replaying the log since the last daily backup is not in it: that depends on how
 * much is written in a day, so a rehearsal of one's own is the better number.
 */
export function restoreTime(storageGib: number): RestoreTime {
  const createMinutes = SECONDS_TO_CREATE / 60;
  const loadMinutes = (storageGib * MIB_PER_GIB) / LOAD_MIB_PER_SECOND / 60;
  return { createMinutes, loadMinutes, minutes: Math.ceil(createMinutes + loadMinutes) };
}
