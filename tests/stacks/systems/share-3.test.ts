import { livesOfShare } from "../system-life.ts";

livesOfShare(3);
