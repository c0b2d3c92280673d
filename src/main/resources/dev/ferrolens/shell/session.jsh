Session s
// A block has no value. JShell would format that of an assignment, which is the overview, and throw it away.
{ s = dev.ferrolens.shell.Prompt.session(); }
