import { Component, type ReactNode } from "react";
import { Button } from "../buttons/Button.tsx";
import styles from "./errorBoundary.module.css";
import { retryFailedParts } from "../../services/lazyPart.ts";
import { translate } from "../../translation/translation.ts";

export interface ErrorBoundaryProps {
  /** The visible name of its content: "Results". */
  readonly name: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: unknown;
  readonly hasFailed: boolean;
}

/** Limits an error to one panel: the others keep working, and this one can be rendered again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, hasFailed: false };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error, hasFailed: true };
  }

  override render(): ReactNode {
    const { error, hasFailed } = this.state;
    if (!hasFailed) return this.props.children;
    return (
      <div role="alert" className={styles["fault"]}>
        <p className={styles["title"]}>
          {translate("{{name}} could not be drawn", { name: translate(this.props.name) })}
        </p>
        <p className={styles["words"]}>
          {translate(
            "This is a fault of the workbench. Your data and the other panels are not touched.",
          )}
        </p>
        <pre className={styles["detail"]}>
          {error instanceof Error ? error.message : String(error)}
        </pre>
        <Button
          label="Draw it again"
          onClick={() => {
            retryFailedParts();
            this.setState({ error: null, hasFailed: false });
          }}
        />
        <Button
          label="Reload the page"
          onClick={() => {
            location.reload();
          }}
        />
      </div>
    );
  }
}
