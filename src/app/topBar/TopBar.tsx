import {
  ArrowLeft,
  ArrowLeftRight,
  Command,
  Info,
  Moon,
  PanelLeft,
  PanelRight,
  Search,
  Settings as SettingsIcon,
  Sun,
} from "lucide-react";
import type { ReactElement } from "react";
import type { CommandId } from "../commands/command.ts";
import { showPlace } from "../commands/toolCommands.ts";
import { useCommands } from "../commands/useCommands.ts";
import { useServices, useUiState } from "../services/useWorkbench.ts";
import { useIsDark } from "../theme/useIsDark.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import iconUrl from "../icon.svg";
import { ImageSelect } from "./ImageSelect.tsx";
import { PortSwitch } from "./PortSwitch.tsx";
import { ToolsMenu } from "./ToolsMenu.tsx";
import styles from "./topBar.module.css";

export interface TopBarProps {
  /** Whether the side panels are visible. */
  readonly isExplorerShown: boolean;
  readonly isShellShown: boolean;
}

export function TopBar({ isExplorerShown, isShellShown }: TopBarProps): ReactElement {
  const commands = useCommands();
  const services = useServices();
  const workplace = useUiState((state) => state.workplace);
  const dark = useIsDark();
  const run = (id: CommandId) => () => {
    commands.run(id);
  };
  return (
    <header className={styles["bar"]}>
      <div className={styles["start"]}>
        <IconButton
          label="Schema and snapshots"
          icon={PanelLeft}
          shortcut={commands.shortcut("toggleExplorer")}
          isPressed={isExplorerShown}
          onClick={run("toggleExplorer")}
        />
        <img className={styles["logo"]} src={iconUrl} alt="" width="20" height="20" />
        <h1 className={styles["name"]}>IvorySQL</h1>
        <ImageSelect />
        {workplace !== "editor" && (
          <IconButton
            label="Back to the editor"
            text="Editor"
            icon={ArrowLeft}
            onClick={() => {
              showPlace(services, "editor");
            }}
          />
        )}
      </div>
      <div className={styles["center"]}>
        <PortSwitch />
        <IconButton label="About this server" icon={Info} onClick={run("aboutServer")} />
      </div>
      <div className={styles["end"]}>
        <IconButton
          label="Import and export"
          text="Import and export"
          icon={ArrowLeftRight}
          onClick={run("moveData")}
        />
        <ToolsMenu />
        <IconButton
          label="Find anything"
          text="Find"
          icon={Search}
          shortcut={commands.shortcut("findAnything")}
          onClick={run("findAnything")}
        />
        <IconButton
          label="Commands"
          icon={Command}
          shortcut={commands.shortcut("openPalette")}
          onClick={run("openPalette")}
        />
        <IconButton
          label={dark ? "Light theme" : "Dark theme"}
          icon={dark ? Sun : Moon}
          onClick={run("toggleTheme")}
        />
        <IconButton label="Settings" icon={SettingsIcon} onClick={run("openSettings")} />
        <IconButton
          label="Shell panel"
          text="Shell"
          icon={PanelRight}
          shortcut={commands.shortcut("toggleShell")}
          isPressed={isShellShown}
          onClick={run("toggleShell")}
        />
      </div>
    </header>
  );
}
