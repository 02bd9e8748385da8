// Compiled only so that the precompiled header of shared/compilersettings.cmake has a target to belong to.
