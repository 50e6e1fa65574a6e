import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { ComponentResource, type Input, type Output, type Resource, secret } from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import type { MongodbSettings } from "../config/database-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { userTurns } from "./user-turns.ts";

/** Letters and digits, some 6 bits each: they stand in a URL as they are. */
const PASSWORD_LENGTH = 48;

export interface AtlasUsersArgs {
  readonly context: StackContext;
  readonly settings: MongodbSettings;
  readonly projectId: Input<string>;
  readonly clusterName: Input<string>;
}

/**
 * Two users with the same rights on the one database, of which the services use one. A turn gives the idle one a new password
 * and makes it current; the one before keeps its password until the turn after, so that tasks that still run lose nothing.
 */
export class AtlasUsers extends ComponentResource {
  readonly username: Output<string>;
  /** Secret. */
  readonly password: Output<string>;
  readonly ready: readonly Resource[];

  constructor(name: string, args: AtlasUsersArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasUsers", name, {}, opts);
    const turns = userTurns(args.settings.turn);
    const first = this.#user(name, "first", turns.first, args);
    const second = this.#user(name, "second", turns.second, args);
    const current = turns.current === "first" ? first : second;
    this.username = current.user.username;
    // Through the user: nobody gets the password before Atlas knows it.
    this.password = secret(current.user.id.apply(() => current.password));
    this.ready = [first.user, second.user];
    this.registerOutputs({ username: this.username });
  }

  #user(name: string, which: "first" | "second", turn: number, args: AtlasUsersArgs) {
    const { clusterName, context, projectId, settings } = args;
    const { databaseName, username } = settings;
    const { result: password } = new RandomPassword(
      `${name}-${which}-password`,
      {
        length: PASSWORD_LENGTH,
        special: false,
        minLower: 1,
        minUpper: 1,
        minNumeric: 1,
        keepers: { turn: String(turn) },
      },
      { parent: this },
    );
    const draft = {
      projectId,
      username: `${username}_${which === "first" ? 1 : 2}`,
      authDatabaseName: "admin",
      password,
      roles: [{ roleName: "readWrite", databaseName }],
      scopes: [{ type: "CLUSTER", name: clusterName }],
      description: `The application of ${context.prefix}`,
    };
    const user = new DatabaseUser(`${name}-${which}`, context.override("atlas", "user", draft, which), {
      parent: this,
    });
    return { password, user };
  }
}
