@echo off
rem Starts Ferrolens with the Java of JAVA_HOME, or else the one on the PATH. From 19 on, Java itself keeps an archive
rem of loaded classes in lib, and makes it anew where it does not fit.
setlocal
set "lib=%~dp0..\lib"

if defined JAVA_HOME (
    set "java=%JAVA_HOME%\bin\java.exe"
    if not exist "%JAVA_HOME%\bin\java.exe" (
        echo JAVA_HOME, "%JAVA_HOME%", has no bin\java.exe; set it to the folder of a JDK, 17 or newer.>&2
        exit /b 1
    )
) else (
    set "java=java.exe"
    where /q java.exe || (
        echo There is no java on the PATH; install a JDK, 17 or newer, or set JAVA_HOME to its folder.>&2
        exit /b 1
    )
)

rem What compiles and collects well in a short life: most of what survives one collection stays, so a small space for
rem new objects costs no time and saves memory. The prompt, which stays open, keeps Java's own choice.
set "short=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m"
if "%~1"=="" set "short="
if not "%~1"=="" if exist "%~1" set "short="

"%java%" %short% -XX:+IgnoreUnrecognizedVMOptions -XX:+AutoCreateSharedArchive ^
    "-XX:SharedArchiveFile=%lib%\classes.jsa" -Xlog:disable -jar "%lib%\ferrolens.jar" %*
