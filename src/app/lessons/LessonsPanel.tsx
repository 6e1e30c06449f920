import { ArrowLeft, ArrowRight, Database, GraduationCap, Play, X } from "lucide-react";
import { type ReactElement, useEffect, useRef } from "react";
import { lessonScripts } from "../../sql/lessons/lessonScripts.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { LessonPlace, Services } from "../services/services.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import { installSample } from "./installSample.ts";
import { type Lesson, lessons, type LessonStep } from "./lessons.ts";
import styles from "./lessonsPanel.module.css";
import { useLessonVariant } from "./useLessonVariant.ts";
import { runInTab } from "./runInTab.ts";

/** Runnable lessons beside the editor. */
export function LessonsPanel(): ReactElement | null {
  const services = useServices();
  const { ui } = services;
  const translate = useTranslate();
  const place = useUiState((state) => state.lesson);
  const panelRef = useRef<HTMLElement>(null);
  const isShown = place !== null;
  useEffect(() => {
    if (isShown) panelRef.current?.focus();
  }, [isShown]);
  if (place === null) return null;
  const lesson = lessons.find(({ id }) => id === place.lessonId);
  const step = lesson?.steps[place.step];
  const go = (next: LessonPlace | null): void => {
    ui.setState({ lesson: next });
  };
  return (
    <aside
      ref={panelRef}
      className={styles["panel"]}
      aria-label={translate("Lessons")}
      tabIndex={-1}
    >
      <header className={styles["head"]}>
        <h2 className={styles["title"]}>
          <GraduationCap aria-hidden="true" /> {translate(lesson?.title ?? "Lessons")}
        </h2>
        <IconButton
          label="Close the lessons"
          icon={X}
          onClick={() => {
            go(null);
          }}
        />
      </header>
      {lesson === undefined || step === undefined ? (
        <LessonList services={services} onChoose={go} />
      ) : (
        <StepView services={services} lesson={lesson} step={step} place={place} onGo={go} />
      )}
    </aside>
  );
}

const selectHasPlisql = (state: WorkbenchState): boolean =>
  Object.values(state.sessions).some(({ server }) => server?.compatibleMode != null);

function LessonList({
  services,
  onChoose,
}: {
  readonly services: Services;
  readonly onChoose: (place: LessonPlace) => void;
}): ReactElement {
  const translate = useTranslate();
  const hasPlisql = useWorkbenchState(selectHasPlisql);
  const offered = lessons.filter(({ needsPlisql }) => needsPlisql !== true || hasPlisql);
  return (
    <div className={styles["body"]}>
      <ul className={styles["list"]}>
        {offered.map(({ id, title, summary }) => (
          <li key={id}>
            <button
              type="button"
              className={styles["lesson"]}
              onClick={() => {
                onChoose({ lessonId: id, step: 0 });
              }}
            >
              <span className={styles["lessonTitle"]}>{translate(title)}</span>
              <span className={styles["summary"]}>{translate(summary)}</span>
            </button>
          </li>
        ))}
      </ul>
      <section className={styles["sample"]} aria-label={translate("Sample data")}>
        <p>
          {translate(
            "A small shop to practise on: customers, products and two years of orders, in a schema of their own.",
          )}
        </p>
        <Button
          label="Install the sample schema"
          icon={Database}
          onClick={() => {
            installSample(services);
          }}
        />
      </section>
    </div>
  );
}

interface StepViewProps {
  readonly services: Services;
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly place: LessonPlace;
  readonly onGo: (place: LessonPlace) => void;
}

function StepView({ services, lesson, step, place, onGo }: StepViewProps): ReactElement {
  const translate = useTranslate();
  const variant = useLessonVariant(step, lesson.mode);
  const { words, script } = variant ?? step;
  const sql = lessonScripts[script];
  const { lessonId } = place;
  const isFirst = place.step === 0;
  const isLast = place.step === lesson.steps.length - 1;
  return (
    <>
      <div className={styles["body"]}>
        <h3 className={styles["step"]}>
          {translate("{{number}} of {{count}}: {{title}}", {
            number: place.step + 1,
            count: lesson.steps.length,
            title: translate(step.title),
          })}
        </h3>
        {words.map((paragraph) => (
          <p key={paragraph}>{translate(paragraph)}</p>
        ))}
        <pre className={styles["code"]} tabIndex={0}>
          {sql.trimEnd()}
        </pre>
        <Button
          label="Run this step"
          look="primary"
          icon={Play}
          isDisabled={variant === null}
          onClick={() => {
            runInTab(services, translate(lesson.title), sql, lesson.mode);
          }}
        />
      </div>
      <footer className={styles["foot"]}>
        <Button
          label={isFirst ? "All lessons" : "Back"}
          icon={ArrowLeft}
          onClick={() => {
            onGo(isFirst ? { lessonId: null, step: 0 } : { lessonId, step: place.step - 1 });
          }}
        />
        <Button
          label={isLast ? "Finish" : "Next"}
          icon={ArrowRight}
          onClick={() => {
            onGo(isLast ? { lessonId: null, step: 0 } : { lessonId, step: place.step + 1 });
          }}
        />
      </footer>
    </>
  );
}
