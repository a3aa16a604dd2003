// What pages for customers and the setup wizard run: no framework, nothing that a page cannot do without.
import "./menus.js";
import "./time.js";
import "./forms.js";
