import { MaintenanceWindow } from "@pulumi/mongodbatlas/maintenanceWindow.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import { ComponentResource, type Output, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";

/** Atlas counts from Sunday, 1 (@pulumi/mongodbatlas 4.16.0, maintenanceWindow.d.ts, read 2026-11-27). */
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

export interface AtlasProjectArgs {
  readonly context: StackContext;
  readonly organizationId: string;
}

/** The environment's own project: users, access list and keys of one environment are never another's. */
export class AtlasProject extends ComponentResource {
  readonly projectId: Output<string>;
  readonly #name: string;

  constructor(name: string, args: AtlasProjectArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasProject", name, {}, opts);
    this.#name = name;
    const { context, organizationId } = args;
    const project = new Project(
      `${name}-project`,
      context.override("atlas", "project", {
        orgId: organizationId,
        // Named by us: people find it by that. Another name makes another project, without the data.
        name: context.prefix,
        // Data is read by the application, not in a browser.
        isDataExplorerEnabled: false,
        isDataExplorerGenAiFeaturesEnabled: false,
        withDefaultAlertsSettings: true,
        tags: context.tags("atlas"),
      }),
      { parent: this, protect: context.protect },
    );
    this.projectId = project.id;
    this.registerOutputs({ projectId: this.projectId });
  }

  /**
   * When updates happen (`ddd:hh:00-ddd:hh:mm`, UTC), once there is a cluster on machines of its own: a project whose clusters
   * share theirs has no window.
   */
  maintain(context: StackContext, window: string, cluster: Resource): void {
    const draft = {
      projectId: this.projectId,
      dayOfWeek: DAYS.indexOf(window.slice(0, 3)) + 1,
      hourOfDay: Number(window.slice(4, 6)),
    };
    new MaintenanceWindow(
      `${this.#name}-maintenance`,
      context.override("atlas", "maintenanceWindow", draft),
      { parent: this, dependsOn: [cluster] },
    );
  }
}
