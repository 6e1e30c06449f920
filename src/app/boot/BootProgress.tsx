import { Check } from "lucide-react";
import type { ReactElement } from "react";
import type { MachineStatus } from "../../vm/machine.ts";
import { Elapsed } from "../ui/Elapsed.tsx";
import { formatBytes } from "../ui/format/formatBytes.ts";
import { joinClasses } from "../ui/joinClasses.ts";
import { Spinner } from "../ui/Spinner.tsx";
import styles from "./bootProgress.module.css";
import { translate } from "../translation/translation.ts";

export interface BootProgressProps {
  readonly machine: MachineStatus;
  /** A cold boot has other steps than a restore. */
  readonly isCold: boolean;
  /** A statement waits for the machine. */
  readonly isRunWaiting: boolean;
}

const words: Readonly<Record<BootPhase, string>> = {
  loading: "Load the machine",
  restoring: "Restore its memory",
  booting: "Boot the operating system and the server",
  connecting: "Connect to the server",
};

type BootPhase = "loading" | "restoring" | "booting" | "connecting";

/** Progress of the machine's start, step by step. */
export function BootProgress({ machine, isCold, isRunWaiting }: BootProgressProps): ReactElement {
  const phases: readonly BootPhase[] = ["loading", isCold ? "booting" : "restoring", "connecting"];
  const current = phases.indexOf(phaseOf(machine));
  return (
    <div className={styles["boot"]}>
      <p className={styles["title"]}>
        {isRunWaiting
          ? translate("Your statement runs as soon as the machine is ready")
          : translate("A real server starts inside this page")}
      </p>
      <ol className={styles["phases"]}>
        {phases.map((phase, index) => (
          <li
            key={phase}
            className={joinClasses(
              styles["phase"],
              index < current && styles["done"],
              index === current && styles["current"],
            )}
            aria-current={index === current ? "step" : undefined}
          >
            <span className={styles["mark"]}>
              {index < current ? <Check aria-hidden="true" /> : index === current && <Spinner />}
            </span>
            {translate(words[phase])}
            {index === current && <PhaseDetail machine={machine} />}
            {index === current && <Elapsed />}
          </li>
        ))}
      </ol>
      {/* The space is always reserved: nothing moves when the bar appears or disappears. */}
      <div className={styles["barRoom"]}>
        {machine.kind === "downloading" && (
          <progress
            className={styles["bar"]}
            aria-label={translate("Loading the machine")}
            max={Math.max(1, machine.totalBytes)}
            value={machine.loadedBytes}
          />
        )}
      </div>
      {machine.kind === "booting" && machine.consoleTail !== "" && (
        <pre className={styles["console"]} aria-label={translate("Console of the machine")}>
          {machine.consoleTail}
        </pre>
      )}
    </div>
  );
}

function PhaseDetail({ machine }: { readonly machine: MachineStatus }): ReactElement | null {
  if (machine.kind !== "downloading") return null;
  return (
    <span className={styles["detail"]}>
      {translate("{{part}} of {{whole}}", {
        part: formatBytes(machine.loadedBytes),
        whole: formatBytes(machine.totalBytes),
      })}
    </span>
  );
}

function phaseOf(machine: MachineStatus): BootPhase {
  switch (machine.kind) {
    case "restoring":
      return "restoring";
    case "booting":
      return "booting";
    case "running":
      return "connecting";
    case "idle":
    case "downloading":
    case "stopped":
    case "failed":
      return "loading";
  }
}
