//! [`Exit`]: what the command says to the shell.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: something was found that the user asked to fail on (`--check`); never without being asked.
    Found,
    /// 3: done, but some records could not be read; they are named on stderr and kept on record.
    Rejects,
    /// 2: wrong usage, wrong settings, or an input that could not be read. Other inputs may still have been done.
    Error,
    /// 130: the user pressed Ctrl-C.
    Interrupted,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Found => 1,
            Exit::Error => 2,
            Exit::Rejects => 3,
            Exit::Interrupted => 130,
        }
    }

    /// Of two things that happened in one run, the one that the shell hears of: errors before rejects before findings.
    pub fn worst(self, other: Exit) -> Exit {
        self.max(other)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_hides_rejects_and_rejects_hide_findings() {
        assert_eq!(Exit::Done.worst(Exit::Found), Exit::Found);
        assert_eq!(Exit::Found.worst(Exit::Rejects), Exit::Rejects);
        assert_eq!(Exit::Error.worst(Exit::Rejects), Exit::Error);
    }
}
