import * as z from "zod";
import { group, NO_DEFAULT, text, whole, words } from "./word.ts";

/** A path of a URL without query, as a load balancer's health check takes it. */
export const URL_PATH = /^\/[A-Za-z0-9_.~!$&'()*+,;=:@%/-]*$/;

const PATH = "a path that starts with / and has no query";

/** How the platform knows that a task lives. */
export const health = group(
  { meaning: "How the platform knows that a task lives" },
  {
    livePath: text(
      {
        meaning: "Asked by the load balancer: a task lives while this answers 200",
        expected: PATH,
        example: "/health",
        required: NO_DEFAULT.application,
      },
      URL_PATH,
      1024,
    ),
    deepPath: text(
      {
        meaning: "The deep check, for probes and people; it never kills a task",
        expected: PATH,
        example: "/api/health",
      },
      URL_PATH,
      1024,
    ).optional(),
    command: z
      .tuple([z.enum(["CMD", "CMD-SHELL"]), z.string().min(1).max(1024)], z.string().max(1024))
      .register(words, {
        meaning: "The container's own check; exit code 0 means alive",
        expected: "a list that starts with CMD or CMD-SHELL, then the command",
        example: '["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:3000/health"]',
        required: NO_DEFAULT.application,
      }),
    intervalSeconds: whole(
      { meaning: "Time between two checks", unit: "seconds", example: "30" },
      5,
      300,
    ).optional(),
    timeoutSeconds: whole(
      { meaning: "Time that a check may take", unit: "seconds", example: "5" },
      2,
      60,
    ).optional(),
    retries: whole(
      { meaning: "Failures in a row that end a task", unit: "checks", example: "3" },
      2,
      10,
    ).optional(),
    startPeriodSeconds: whole(
      { meaning: "Time after the start in which failures do not count", unit: "seconds", example: "60" },
      0,
      300,
    ).optional(),
  },
);
