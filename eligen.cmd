@echo off
rem Does on Windows what the script eligen beside it does elsewhere: a checkout is built first when it is not built yet
rem or its sources have changed; a release, where studio lies beside this file, has nothing to build.
rem Only the program itself writes to standard output.
setlocal
set "root=%~dp0"
set "needs=Java 17 or later"
set "studio=%root%studio"
if exist "%studio%\eligen.jar" goto find_java
set "needs=a JDK 17 or later"
set "studio=%root%web\target\studio"

:find_java
set "jar=%studio%\eligen.jar"
set "archive=%studio%\classes.jsa"
set "model=%root%eligen-engine\models\eligen-tiny"
if defined JAVA_HOME set "PATH=%JAVA_HOME%\bin;%PATH%"
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java echo eligen: there is no java on the PATH; install %needs%, or set JAVA_HOME to one.>&2& exit /b 1
if "%studio%"=="%root%studio" goto start

rem Contents, not times: a change, an addition and a deletion all show.
set "files=Get-Item pom.xml, mvnw.cmd, */pom.xml; Get-ChildItem .mvn, */src/main -Recurse -File"
set "digest=[BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($text)))"
set "sources="
pushd "%root%"
for /f %%h in ('powershell -NoProfile -Command "$text = (& { %files% } | Get-FileHash | ForEach-Object { $_.Hash + $_.Path }) -join ' '; %digest%"') do set "sources=%%h"
popd
set "was="
if exist "%studio%\built-from" set /p was=<"%studio%\built-from"
if not "%was%"=="%sources%" (
  call :build
  if errorlevel 1 exit /b 1
)

:start
set "made_for="
if exist "%studio%\archive-of" set /p made_for=<"%studio%\archive-of"
if not "%made_for%"=="%java% %jar%" (
  call :prepare
  if errorlevel 1 exit /b 1
)
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
set "share="
if exist "%archive%" set share="-XX:SharedArchiveFile=%archive%"
call :quick
"%java%" %quick% -Xlog:disable -Xlog:all=error:stderr %share% -Djdk.console=java.base "-Deligen.model=%model%" -Djava.awt.headless=true -jar "%jar%" %*
exit /b

rem See eligen for the reasons.
:quick
set "quick=-XX:TieredStopAtLevel=1 -XX:+IgnoreUnrecognizedVMOptions -XX:-PrintWarnings -XX:-FlightRecorder"
exit /b 0

:check_java
set "version="
set "major="
for /f "tokens=3" %%v in ('java -version 2^>^&1 ^| findstr version') do set "version=%%~v"
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if not defined major echo eligen: "%java%" is not a working Java; install %needs%, or set JAVA_HOME to one.>&2& exit /b 1
if %major% lss 17 echo eligen: "%java%" is Java %version%; EliGen Studio needs 17 or later.>&2& exit /b 1
exit /b 0

rem A folder with a file in it that a program holds open cannot be renamed.
:build
call :check_java
if errorlevel 1 exit /b 1
echo Building EliGen Studio (the first time a few minutes, downloads its libraries)...>&2
if exist "%studio%.old" rmdir /s /q "%studio%.old"
if exist "%studio%" ren "%studio%" studio.old 2>nul
if exist "%studio%" echo eligen: an EliGen Studio that was started here still runs; end it first.>&2& exit /b 1
if exist "%studio%.old" rmdir /s /q "%studio%.old"
if not exist "%root%target" mkdir "%root%target"
set "log=%root%target\eligen-build.log"
pushd "%root%"
for /d %%m in (*) do for %%t in (classes maven-status) do if exist "%%m\target\%%t" rmdir /s /q "%%m\target\%%t"
call mvnw.cmd -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Dmaven.compiler.failOnWarning=false package >"%log%" 2>&1 <nul
popd
if not exist "%jar%" echo eligen: the build failed; "%log%" tells why.>&2& exit /b 1
>"%studio%\built-from" echo %sources%
exit /b 0

:prepare
call :check_java
if errorlevel 1 exit /b 1
echo Preparing EliGen Studio (the first start takes longer)...>&2
setlocal
call :quick
set "new=%studio%\new"
set "ELIGEN_HOME=%new%"
set "OMP_WAIT_POLICY=passive"
>"%new%.txt" echo a ball and a tree
>>"%new%.txt" echo move the ball left
"%java%" %quick% "-XX:DumpLoadedClassList=%new%.list" "-Deligen.model=%model%" -cp "%jar%" studio.eligen.Rehearsal "%new%" <"%new%.txt" >nul 2>nul
"%java%" -Xshare:dump "-XX:SharedClassListFile=%new%.list" "-XX:SharedArchiveFile=%archive%" -jar "%jar%" >nul 2>nul
if exist "%new%" rmdir /s /q "%new%"
del "%new%.txt" "%new%.list" 2>nul
>"%studio%\archive-of" echo %java% %jar%
exit /b 0
