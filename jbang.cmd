@echo off
rem Howdah's wrapper for JBang: `jbang lessons\lesson01.java` needs no JBang, and finds a JDK 25 by itself.
rem
rem It runs the jbang.cmd of an installed JBang, else of JBang's release, which it fetches once, at a pinned version and
rem checked by its SHA-256, into %HOWDAH_CACHE% or %LOCALAPPDATA%\howdah. Where there is no JDK, JBang installs one.

setlocal EnableExtensions DisableDelayedExpansion
set "howdah_version=0.132.1"
set "howdah_sha256=93baab61cd5805f4fc9496527b2842af9ae45a5281e67b50d185ca76ec4fe85c"
set "howdah_jbang="

call :find_jdk || set "JBANG_DEFAULT_JAVA_VERSION=25"
for %%N in (jbang.exe jbang.cmd jbang.bat) do call :consider "%%~$PATH:N"
if not defined howdah_jbang call :fetch || exit /b 2
rem Without `call`, which would change the arguments, a batch file takes this one's place.
"%howdah_jbang%" %*
exit /b %ERRORLEVEL%

rem Takes an installed JBang, if it is the first and no wrapper like this one.
:consider
if defined howdah_jbang exit /b
if "%~1"=="" exit /b
findstr /c:"Howdah's wrapper for JBang" "%~1" >nul || set "howdah_jbang=%~1"
exit /b

rem Sets JAVA_HOME to a JDK 25 or newer: that of JAVA_HOME or of the PATH, else one of this machine.
:find_jdk
call :is_jdk "%JAVA_HOME%" && exit /b
for %%J in (javac.exe) do for %%H in ("%%~dp$PATH:J..") do call :is_jdk "%%~fH" && exit /b
for %%V in (25 26 27 28 29) do for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\jdk-%%V*" "%ProgramFiles%\Java\jdk-%%V*" "%ProgramFiles%\Microsoft\jdk-%%V*"
    "%ProgramFiles%\Zulu\zulu-%%V*" "%ProgramFiles%\Amazon Corretto\jdk%%V*" "%USERPROFILE%\.jdks\*-%%V*"
    "%USERPROFILE%\.jbang\cache\jdks\%%V*" "%USERPROFILE%\.jbang\currentjdk"
) do call :is_jdk "%%~D" && exit /b
exit /b 1

:is_jdk
if not exist "%~1\bin\javac.exe" exit /b 1
findstr /r "^JAVA_VERSION=.2[5-9] ^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul || exit /b 1
set "JAVA_HOME=%~1"
exit /b 0

rem Sets howdah_jbang to the JBang kept here, which is unpacked beside its place and moved there when it is whole.
:fetch
set "howdah_folder=%HOWDAH_CACHE%"
if not defined howdah_folder set "howdah_folder=%LOCALAPPDATA%\howdah"
set "howdah_folder=%howdah_folder%\jbang"
set "howdah_name=jbang-%howdah_version%"
set "howdah_jbang=%howdah_folder%\%howdah_name%\bin\jbang.cmd"
if exist "%howdah_jbang%" exit /b 0
set "howdah_url=https://github.com/jbangdev/jbang/releases/download/v%howdah_version%/%howdah_name%.zip"
>&2 echo Fetching JBang %howdah_version%
powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command ^
    "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
    "[Net.ServicePointManager]::SecurityProtocol = 'Tls12';" ^
    "$work = Join-Path $env:howdah_folder ('fetch.' + $PID); $zip = Join-Path $work 'jbang.zip';" ^
    "New-Item -ItemType Directory -Force $work | Out-Null;" ^
    "Invoke-WebRequest -UseBasicParsing -Uri $env:howdah_url -OutFile $zip;" ^
    "if ((Get-FileHash $zip -Algorithm SHA256).Hash -ne $env:howdah_sha256) { throw 'the file has another SHA-256' };" ^
    "Expand-Archive $zip $work; Move-Item (Join-Path $work $env:howdah_name) $env:howdah_folder;" ^
    "Remove-Item -Recurse $work" >&2
if exist "%howdah_jbang%" exit /b 0
(
    echo JBang %howdah_version% cannot be fetched.
    echo   Cause:     %howdah_url% does not arrive as expected; PowerShell says more above
    echo   Next:      install JBang, then run this again
    echo              Chocolatey:  choco install jbang
    echo              Scoop:       scoop bucket add jbangdev https://github.com/jbangdev/scoop-bucket
    echo                           scoop install jbang
) >&2
exit /b 2
