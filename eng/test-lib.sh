# Sourced by `test`: its steps, each a function. Uses and sets: root, reports, limit, passed, failed.

headline() { printf '\n== %s\n' "$1"; }

# The one way out: a plain last line, and a status that agrees with it.
finish() {
  if [[ $passed -eq 0 && $failed -eq 0 ]]; then
    echo "No test ran."
    failed=1
  fi
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  if [[ $failed -gt 0 ]]; then exit 1; fi
  exit 0
}

# For what makes every further step pointless.
give_up() {
  printf '\n%s\n' "$1"
  failed=$((failed + 1))
  finish
}

# quietly LOG COMMAND...: shows the output only if the command fails.
quietly() {
  local log="$1" started=$SECONDS
  shift
  if "$@" >"$log" 2>&1; then
    echo "$(basename "$log" .log): $((SECONDS - started)) s"
    return 0
  fi
  cat "$log"
  return 1
}

# check NAME COMMAND...: a check that counts as one test.
check() {
  local name="$1" log="$reports/check.log"
  shift
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "passed  $name"
  else
    failed=$((failed + 1))
    cat "$log"
    echo "FAILED  $name"
  fi
}

# An address in a lock file binds every build to one machine's registry.
lock_files_hold_no_address() {
  local found
  found="$(find . \( -name bin -o -name obj -o -name node_modules -o -name .git \) -prune \
    -o \( -name 'packages.lock.json' -o -name 'package-lock.json' \) -print0 | xargs -0 -r grep -nE '[a-z]+://' || true)"
  if [[ -n "$found" ]]; then
    echo "$found"
    return 1
  fi
}

# Reads `package | paths | reason` lines; as root installs what is missing, otherwise says what to install.
install_packages() {
  local package paths reason missing=()
  while IFS='|' read -r package paths reason; do
    package="${package// /}"
    [[ -z "$package" || "$package" == \#* ]] && continue
    is_present "$paths" || missing+=("$package")
  done <"$1"
  [[ ${#missing[@]} -eq 0 ]] && return 0

  headline "System packages: ${missing[*]}"
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "The tests need packages that are not here. On Debian, as root:"
    echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    echo "Tests that need them will fail until then."
    return 0
  fi
  # RUNLEVEL=1: the packages' own services stay off; the tests start servers of their own.
  export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
  quietly "$reports/apt-update.log" apt-get update -q || echo "apt-get update failed; trying with the lists that are here."
  if ! quietly "$reports/apt-install.log" apt-get install -q -y --no-install-recommends "${missing[@]}"; then
    # One package that can't be had must not take the others with it.
    for package in "${missing[@]}"; do
      quietly "$reports/apt-install-$package.log" apt-get install -q -y --no-install-recommends "$package" ||
        echo "Could not install $package; tests that need it will fail."
    done
  fi
}

# True if any of the globs names a file.
is_present() {
  local path
  for path in $1; do
    [[ -e "$path" ]] && return 0
  done
  return 1
}

# Every folder tests/*.Tests is a test project; a new one joins by itself.
test_projects() {
  local folder name wanted
  for folder in tests/*.Tests; do
    name="$(basename "$folder")"
    if [[ $# -eq 0 ]]; then
      echo "$name"
      continue
    fi
    for wanted in "$@"; do
      if [[ "${name,,}" == *"${wanted,,}"* ]]; then
        echo "$name"
        break
      fi
    done
  done
}

# run_project NAME: runs the built executable and takes the counts from its report.
run_project() {
  local name="$1" started=$SECONDS
  local program="tests/$name/bin/Release/net10.0/$name"
  local report="$reports/$name.xml" log="$reports/$name.log" status=0
  if [[ ! -x "$program" ]]; then
    failed=$((failed + 1))
    echo "FAILED  $name: $program was not built (is the project in Charter.slnx?)"
    return
  fi
  timeout --kill-after=15s "$limit" "$program" -xml "$report" -reporter quiet -noColor >"$log" 2>&1 </dev/null || status=$?
  count_report "$name" "$report" "$log" "$status" $((SECONDS - started))
}

# count_report NAME REPORT LOG STATUS SECONDS
count_report() {
  local name="$1" report="$2" log="$3" status="$4" seconds="$5" element ok bad
  element="$(grep -o -m1 '<assembly [^>]*>' "$report" 2>/dev/null || true)"
  if [[ -z "$element" ]]; then
    failed=$((failed + 1))
    cat "$log"
    if [[ $status -eq 124 || $status -eq 137 ]]; then
      echo "FAILED  $name: stopped after $limit without finishing"
    else
      echo "FAILED  $name: ended with status $status and wrote no report"
    fi
    return
  fi
  if [[ "$(attribute "$element" total)" -eq 0 && $status -eq 0 ]]; then
    printf '%-34s no tests yet\n' "$name"
    return
  fi
  ok="$(attribute "$element" passed)"
  # A skipped test keeps no promise: it counts as failed, as does an error outside any test.
  bad=$(($(attribute "$element" failed) + $(attribute "$element" skipped) + $(attribute "$element" errors)))
  if [[ $status -ne 0 && $bad -eq 0 && $ok -gt 0 ]]; then
    bad=1
    echo "FAILED  $name: its tests passed, but it ended with status $status"
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
  if [[ $bad -gt 0 ]]; then
    cat "$log"
  fi
  printf '%-34s %5d passed, %d failed, %d s\n' "$name" "$ok" "$bad" "$seconds"
}

# attribute ELEMENT NAME: the number in NAME="...", or 0.
attribute() {
  local value
  value="$(grep -o " $2=\"[0-9]*\"" <<<"$1" | grep -o '[0-9]*' | head -1)"
  echo "${value:-0}"
}
