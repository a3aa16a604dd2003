# Sourced by `run` and `test`: is the .NET SDK that global.json asks for on this machine?

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

require_sdk() {
  if ! command -v dotnet >/dev/null; then
    echo "Charter needs the .NET 10 SDK, and there is no 'dotnet' on the PATH." >&2
    echo "Install it (package dotnet-sdk-10.0, or the installer from Microsoft) and start again." >&2
    return 1
  fi
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "Charter needs the .NET 10 SDK. Installed here:" >&2
    dotnet --list-sdks | sed 's/^/  /' >&2
    echo "Install package dotnet-sdk-10.0, or the installer from Microsoft, and start again." >&2
    return 1
  fi
}
