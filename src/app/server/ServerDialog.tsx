import { Check, Minus, TriangleAlert } from "lucide-react";
import { type ReactElement, useEffect, useState } from "react";
import { selectPort } from "../../state/store/selectors.ts";
import { type FeatureState, nlsSettings } from "../../sql/oracle/featureProbes.ts";
import type { ServerReport } from "../../state/server/serverReport.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { describeFeature } from "../wording/describeFeature.ts";
import { nameOfPort } from "../wording/nameOfPort.ts";
import { OutputAnswer } from "./OutputAnswer.tsx";
import { SettingField } from "./SettingField.tsx";
import styles from "./serverDialog.module.css";
import { translate } from "../translation/translation.ts";

type Inspection =
  | { readonly kind: "asking" }
  | { readonly kind: "answered"; readonly report: ServerReport }
  | { readonly kind: "silent" };

/** Version, features and settings of the active port's server, as queried from it. */
export function ServerDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const workbench = useWorkbench();
  const port = useWorkbenchState(selectPort);
  const name = useWorkbenchState((state) => (port === null ? "" : nameOfPort(state, port)));
  const [inspection, setInspection] = useState<Inspection>({ kind: "asking" });
  useEffect(() => {
    if (port === null) return;
    const abort = new AbortController();
    void workbench.inspectServer(port, abort.signal).then((report) => {
      if (abort.signal.aborted) return;
      setInspection(report === null ? { kind: "silent" } : { kind: "answered", report });
    });
    return () => {
      abort.abort();
    };
  }, [workbench, port]);
  return (
    <Dialog
      title={translate("The server on port {{port}}", { port: name })}
      width="wide"
      onClose={onClose}
      footer={<Button label="Done" look="primary" onClick={onClose} />}
    >
      {inspection.kind === "asking" && (
        <p className={styles["waiting"]}>
          <Spinner /> {translate("Asking the server…")} <Elapsed />
        </p>
      )}
      {inspection.kind === "silent" && <p>{translate("The server does not answer.")}</p>}
      {inspection.kind === "answered" && port !== null && (
        <Report report={inspection.report} port={port} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Report({
  report,
  port,
  onClose,
}: {
  readonly report: ServerReport;
  readonly port: number;
  readonly onClose: () => void;
}): ReactElement {
  const { version, compatibleMode, outputFacility, features, settings } = report;
  return (
    <div className={styles["report"]}>
      <p className={styles["version"]}>{version}</p>
      <p>
        {compatibleMode === null
          ? translate(
              "It is not IvorySQL: Oracle's syntax is not there, and Oracle's names only as far as the list shows.",
            )
          : translate("It is IvorySQL, and this session is in {{mode}} mode.", {
              mode: compatibleMode,
            })}
      </p>
      <h3 className={styles["heading"]}>{translate("Oracle features, tested now")}</h3>
      {features === null ? (
        <p>{translate("End the transaction first: queries that may fail would end it.")}</p>
      ) : (
        <ul className={styles["features"]} aria-label={translate("Features")}>
          {[...features].map(([feature, state]) => (
            <li key={feature} className={styles[state.kind]}>
              <FeatureIcon state={state} />
              {describeFeature(feature)}
              {state.kind === "wrong" && (
                <>: {translate("answers “{{answer}}”", { answer: state.answer })}</>
              )}
            </li>
          ))}
        </ul>
      )}
      <h3 className={styles["heading"]}>{translate("How do I see DBMS_OUTPUT?")}</h3>
      <OutputAnswer facility={outputFacility} onClose={onClose} />
      <h3 className={styles["heading"]}>{translate("Dates and numbers (NLS)")}</h3>
      {/* Features are not queried inside of a transaction. */}
      {features === null && (
        <p role="note">
          {translate("A transaction is open: its ROLLBACK takes back what is set here.")}
        </p>
      )}
      <Settings settings={settings.filter(isNls)} port={port} />
      {!settings.some(({ name }) => name.startsWith("nls_")) && (
        <p>
          {translate("This server has no NLS parameters of Oracle’s own; these do their work.")}
        </p>
      )}
      <h3 className={styles["heading"]}>{translate("Settings of the session")}</h3>
      <Settings settings={settings.filter((setting) => !isNls(setting))} port={null} />
    </div>
  );
}

function FeatureIcon({ state }: { readonly state: FeatureState }): ReactElement {
  switch (state.kind) {
    case "present":
      return <Check aria-label={translate("present")} />;
    case "missing":
      return <Minus aria-label={translate("missing")} />;
    case "wrong":
      return <TriangleAlert aria-label={translate("wrong")} />;
  }
}

type Setting = ServerReport["settings"][number];

function isNls({ name }: Setting): boolean {
  return nlsSettings.includes(name);
}

/** `port`: of the session whose settings can be changed; `null`: they are read-only. */
function Settings({
  settings,
  port,
}: {
  readonly settings: readonly Setting[];
  readonly port: number | null;
}): ReactElement {
  return (
    <dl className={styles["settings"]}>
      {settings.map(({ name, value }) => (
        <div key={name} className={styles["setting"]}>
          <dt>{name}</dt>
          <dd>
            {port !== null ? (
              <SettingField port={port} name={name} value={value} />
            ) : value === "" ? (
              translate("(empty)")
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
