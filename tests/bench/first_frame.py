# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the time from the start of a program to the first frame of its window, beside the ruler's.

The ruler is a bare window of libadwaita, "gtk/hello_adw"; "gtk/t0exec" notes when a program was started, and
"gtk/ffpre.so" tells when it has painted. Both windows are shown in turn on the same display, and so is
gnome-text-editor where it is installed, than which Layak should never be slower.
"""

import os
import pathlib
import re
import shutil
import statistics
import subprocess

GOAL, BAR, MEMORY = 1.6, 2.4, 130
DISPLAY = pathlib.Path(__file__).resolve().parent.parent / "with-display.sh"
FRAME = re.compile(r"first_frame ([\d.]+) ms .* HWM ([\d.]+) MiB")
SETTINGS = "[id/layak/Layak]\nscopes={{'{}': ('63.11', 2025)}}\nautomatic-backups=false\n"


def show_in_turn(rulers, commands, settings, n_turns, folder):
    """Lines of milliseconds and MiB, a program each; the first turn, which warms the caches, is left out."""
    script = ['mkdir -p "$XDG_CONFIG_HOME/glib-2.0/settings"',
              f'printf "%s" "{settings}" > "$XDG_CONFIG_HOME/glib-2.0/settings/keyfile"']
    for _ in range(n_turns + 1):
        for command in commands:
            script.append(f'"{rulers}/t0exec" env LD_PRELOAD="{rulers}/ffpre.so" {command} 2> errors.txt | head -n 1')
    environment = dict(os.environ, GSETTINGS_BACKEND="keyfile", GSK_RENDERER="cairo", GDK_BACKEND="x11",
                       GDK_DEBUG="gl-disable", GTK_A11Y="none")
    output = subprocess.run([DISPLAY, "bash", "-c", "\n".join(script)], cwd=folder, env=environment, check=True,
                            capture_output=True, text=True).stdout
    found = [tuple(map(float, pair)) for pair in FRAME.findall(output)]
    if len(found) != (n_turns + 1) * len(commands):
        raise RuntimeError(f"a window told no first frame: {(folder / 'errors.txt').read_text()}\n{output}")
    return found[len(commands):]


def compare(layak, database, rulers, pairs, folder):
    """Prints the median and the ratio to the ruler; False if the ratio or the memory is above the bar."""
    rulers = pathlib.Path(rulers).resolve() / "gtk"
    needed = [rulers / "hello_adw", rulers / "t0exec", rulers / "ffpre.so"]
    if shutil.which("Xvfb") is None or not all(file.exists() for file in needed):
        print("first frame: no display, or no rulers")
        return True

    commands = [f'"{rulers}/hello_adw"', f'"{layak}" --database "{database}"']
    if shutil.which("gnome-text-editor"):
        commands.append("gnome-text-editor")
    found = show_in_turn(rulers, commands, SETTINGS.format(pathlib.Path(database).resolve()), pairs, folder)
    turns = [found[i:i + len(commands)] for i in range(0, len(found), len(commands))]
    ratio = statistics.median(turn[1][0] / turn[0][0] for turn in turns)
    memory = max(turn[1][1] for turn in turns)
    print(f"{'first frame':14} {statistics.median(turn[1][0] for turn in turns):7.0f} ms {memory:8.0f} MiB "
          f"{ratio:8.2f} {GOAL:8.2f} {BAR:8.2f}")
    if len(commands) > 2:
        editor = statistics.median(turn[2][0] / turn[0][0] for turn in turns)
        print(f"{'  text editor':14} {statistics.median(turn[2][0] for turn in turns):7.0f} ms {'':12} {editor:8.2f}")
    return ratio <= BAR and memory <= MEMORY
