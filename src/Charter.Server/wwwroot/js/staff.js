// What every staff page runs. Each part looks for its own marks in the page and does nothing without them.
import "./menus.js";
import "./panel.js";
import "./palette.js";
import "./list.js";
import "./time.js";
import "./forms.js";
import "./live.js";
